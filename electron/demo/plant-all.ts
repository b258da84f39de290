import { fieldOf, type Planted } from './planter.ts';
import { planters } from './planters.ts';
import type { Town } from './town.ts';

/** Plants so many defects with every planter, each at other subjects. Gives what must be found. Throws where the town is too small for them. */
export function plantAll(town: Town, defects: number): Planted[] {
  const field = fieldOf(town);
  return planters.flatMap((planter) =>
    Array.from({ length: defects }, () =>
      planter.plant(field).map((spot): Planted => {
        const { rule = planter.rule } = spot;
        if (rule !== planter.rule && !planter.raises?.includes(rule))
          throw new Error(`“${planter.defect}” raises ${rule} and does not say so`);
        return { ...spot, rule };
      }),
    ).flat(),
  );
}
