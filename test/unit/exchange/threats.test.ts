import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What can go wrong with what travels, and the tests that show the answer to it: file, then a part of the test's title. */
const answers: Record<string, readonly [file: string, title: string][]> = {
  'changed in transit': [
    ['integration/exchange/faults.test.ts', 'the manifest changed after signing'],
    ['integration/exchange/faults.test.ts', 'a table of the same length changed'],
    ['faults/package-fuzz.test.ts', 'spoilt packages, every region'],
  ],
  'read in transit, lost stick': [['integration/exchange/in-transit.test.ts', 'a lost stick tells nothing']],
  'replay, omission, forked ledger': [
    ['integration/exchange/faults-content.test.ts', 'an older package after a newer one'],
    ['integration/exchange/faults-content.test.ts', 'two packages after the same one: a copied ledger'],
    ['integration/exchange/disputes.test.ts', 'taken: its rows replace'],
    ['integration/exchange/completeness.test.ts', 'a month that never came shows as a gap'],
  ],
  'sent to the wrong county': [['integration/exchange/faults.test.ts', 'a package for another county cannot be opened']],
  'stolen laptop': [
    ['integration/ledger/opening.test.ts', 'the file on the disk shows nothing of what is in it'],
    ['integration/exchange/faults.test.ts', 'signed with a revoked certificate'],
    ['integration/exchange/renewal.test.ts', 'that was lost cannot ask for a certificate with the revoked key again'],
    ['e2e/exchange.spec.ts', '撤销授权'],
    [
      'integration/exchange/revoked-above.test.ts',
      'until the township has the city’s list, what the stolen key signs is taken; from then on nothing is',
    ],
    ['integration/exchange/revoked-above.test.ts', 'goes on, and the stolen key stays refused'],
    ['integration/exchange/taking-revocations.test.ts', 'where it is not older than the one in use'],
    ['e2e/enrolment.spec.ts', '县里的电脑被盗'],
  ],
  'lost key': [
    ['integration/exchange/enrolment-faults.test.ts', 'a lost machine: enrolled again with new keys'],
    ['integration/exchange/renewal.test.ts', 'with a reason it is issued and the old one revoked in one act'],
    ['integration/exchange/key-change.test.ts', 'because others may have the old one: it vouches for nothing'],
    ['integration/exchange/chain-of-three.test.ts', 'packages of before and after lead to the same root'],
    ['integration/exchange/recovery.test.ts', 'the next month follows the last that arrived'],
  ],
  'zip bomb, zip slip, huge CSV': [
    ['unit/exchange/read-zip.test.ts', 'a bomb: far more unpacked than packed'],
    ['unit/exchange/read-zip.test.ts', 'names that may not be'],
    ['integration/exchange/faults-structure.test.ts', 'a line of three million characters'],
  ],
  'spreadsheet formula injection': [['unit/intake/writing-cells.test.ts', 'what a spreadsheet would run as a formula']],
  'downgrade of format or algorithm': [
    ['integration/exchange/faults-trust.test.ts', 'an older format'],
    ['integration/exchange/faults-trust.test.ts', 'a weaker %s algorithm is refused by name'],
  ],
  'wrong clock': [
    ['integration/exchange/faults-trust.test.ts', 'the township’s a year back'],
    ['integration/exchange/faults-trust.test.ts', 'the township’s a year ahead'],
    ['integration/exchange/faults-trust.test.ts', 'the county’s a year back'],
  ],
  'tampered ledger file': [
    ['integration/ledger/change-log.test.ts', 'a log changed behind its triggers breaks the chain'],
    ['integration/exchange/enrolment-faults.test.ts', 'is refused where the change log was tampered with'],
  ],
};

test.each(Object.entries(answers))('%s has its tests', (_, tests) => {
  for (const [file, title] of tests) expect(readFileSync(join(root, file), 'utf8'), file).toContain(title);
});
