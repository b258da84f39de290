import { cutAtPoints } from './power-cut.ts';
import { strikePoints } from './strike-points.ts';

// node test/faults/power-cut-run.ts --count 50 [--first 1]: lets the power go out at that many points of the commands of the exchange and says what came of it
await strikePoints({ at: cutAtPoints, usually: 50, outcomeOf: ({ act, left }) => `${act}: ${left}` });
