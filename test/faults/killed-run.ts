import { killAtPoints } from './killed.ts';
import { strikePoints } from './strike-points.ts';

// node test/faults/killed-run.ts --count 100 [--first 1]: kills the commands of the exchange at that many points and says what came of it
await strikePoints({ at: killAtPoints, usually: 100, outcomeOf: ({ act, left }) => `${act}: ${left}` });
