import { taskOrder } from '#shared/documents/task-content.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { period } from './desks.ts';

/** A 任务书 of a desk, from the usual month unless the order says otherwise. */
export const issue = ({ books }: TestLedger, order: object = {}) => issueTask(books, taskOrder.parse({ from: period, ...order }));
