import { strikePoints } from './strike-points.ts';
import { killUploads } from './upload-killed.ts';

// node test/faults/upload-killed-run.ts --count 100 [--first 1]: kills the sender or the receiver of an upload at that many moments and says what came of it
await strikePoints({
  at: killUploads,
  usually: 100,
  outcomeOf: ({ side, left }) => `${side}: ${left}`,
  line: ({ seed, side, blow, left }) => `${seed}\t${side}\t${blow}\t${left}`,
});
