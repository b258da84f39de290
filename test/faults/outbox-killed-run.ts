import { killEnqueuing } from './outbox-killed.ts';
import { strikePoints } from './strike-points.ts';

// node test/faults/outbox-killed-run.ts --count 100 [--first 1]: kills the app at that many moments while it puts a month into the outbox
await strikePoints({
  at: killEnqueuing,
  usually: 100,
  outcomeOf: ({ left }) => left,
  line: ({ seed, blow, left }) => `${seed}\t${blow}\t${left}`,
});
