import { addDays, addMonths, civilDate, daysIn, firstDay, isCivilDate, monthOf, partsOf } from '#shared/model/civil-date.ts';

export interface CalendarHost {
  /** A day was clicked. */
  chosen(date: string): void;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
/** Days since Monday. */
const weekdayOf = (date: string) => {
  const [year, month, day] = partsOf(date);
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
};

/** The month that hangs below a date under edit. The textarea keeps the focus; the calendar only shows, and is told what to do. */
export class Calendar {
  readonly element: HTMLElement;
  readonly #host: CalendarHost;
  readonly #title: HTMLElement;
  readonly #grid: HTMLElement;
  #at = '';
  #today = '';
  #taken = false;

  constructor(id: string, host: CalendarHost) {
    this.#host = host;
    this.element = made('div', 'sheet-calendar');
    this.element.hidden = true;
    this.#title = made('span', 'sheet-calendar-title');
    this.#grid = made('div', 'sheet-calendar-days', 'grid');
    this.#grid.id = id;
    const head = made('div', 'sheet-calendar-head');
    head.append(this.#turn('‹', '上一月', -1), this.#title, this.#turn('›', '下一月', 1));
    this.element.append(head, this.#grid);
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
      event.stopPropagation();
      const day = (event.target as Element).closest('[role=gridcell][id]');
      if (day) this.#host.chosen(day.id.slice(-10));
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }
  /** The day that was chosen by keys or the pointer, or by `take`; undefined while the month only shows. */
  get chosen(): string | undefined {
    return this.isOpen && this.#taken ? this.#at : undefined;
  }
  /** The id of the current day's element, for aria-activedescendant. */
  get currentId(): string | undefined {
    return this.isOpen ? `${this.#grid.id}-${this.#at}` : undefined;
  }

  open(date: string, today: string): void {
    this.#today = today;
    this.#taken = false;
    this.element.hidden = false;
    this.#show(date);
  }

  /** Chooses the day that the month shows, or another one. */
  take(date: string = this.#at): void {
    this.#taken = true;
    if (date !== this.#at) this.#show(date);
  }

  close(): void {
    this.element.hidden = true;
    this.#grid.replaceChildren();
  }

  move(days: number, months: number): void {
    const to = addMonths(addDays(this.#at, days), months);
    const [year, month, day] = partsOf(to);
    if (isCivilDate(year, month, day)) this.take(to);
  }

  #show(date: string): void {
    this.#at = date;
    this.#draw();
  }

  #turn(sign: string, name: string, months: number): HTMLElement {
    const button = made('span', 'sheet-calendar-turn');
    // keys do the same: PageUp and PageDown
    button.setAttribute('aria-hidden', 'true');
    button.title = name;
    button.textContent = sign;
    button.addEventListener('mousedown', () => this.move(0, months));
    return button;
  }

  #draw(): void {
    const [year, month] = partsOf(this.#at);
    this.#title.textContent = `${year}年${month}月`;
    this.#grid.setAttribute('aria-label', `${year}年${month}月`);
    const heads = made('div', 'sheet-calendar-week', 'row');
    heads.append(
      ...weekdays.map((name) => {
        const head = made('span', 'sheet-calendar-weekday', 'columnheader');
        head.textContent = name;
        return head;
      }),
    );
    const blank = weekdayOf(firstDay(monthOf(this.#at)));
    const days = Array.from({ length: daysIn(year, month) }, (_, index) => civilDate(year, month, index + 1));
    const places = [...Array.from({ length: blank }, () => undefined), ...days];
    const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, week) => this.#week(places.slice(week * 7, week * 7 + 7)));
    this.#grid.replaceChildren(heads, ...weeks);
  }

  #week(dates: readonly (string | undefined)[]): HTMLElement {
    const week = made('div', 'sheet-calendar-week', 'row');
    week.append(...dates.map((date) => (date === undefined ? made('span', 'sheet-calendar-day', 'gridcell') : this.#day(date))));
    return week;
  }

  #day(date: string): HTMLElement {
    const day = made('span', 'sheet-calendar-day', 'gridcell');
    day.id = `${this.#grid.id}-${date}`;
    day.setAttribute('aria-selected', String(date === this.#at));
    day.setAttribute('aria-label', `${date} 星期${weekdays[weekdayOf(date)]}${date === this.#today ? '，今天' : ''}`);
    day.classList.toggle('sheet-calendar-today', date === this.#today);
    day.textContent = String(partsOf(date)[2]);
    return day;
  }
}

function made(tag: 'div' | 'span', className: string, role?: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  if (role !== undefined) element.setAttribute('role', role);
  return element;
}
