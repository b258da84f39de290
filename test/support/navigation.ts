import type { Locator, Page } from '@playwright/test';

/** The entry of the navigation with a title; its count of problems is part of its name, and titles may begin alike. */
const entry = (page: Page, title: string): Locator =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: new RegExp(`^${title}(\\s|错误|提醒|$)`) });

/** Goes to the page that the navigation calls so. */
export const go = (page: Page, title: string): Promise<void> => entry(page, title).click();
