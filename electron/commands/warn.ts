import { monthOf } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type AidedWarning, aidBoard, aidStateTitles } from '#shared/warning/aid-board.ts';
import { colourTitles, warningKinds } from '#shared/warning/warning-kinds.ts';
import { warningsOf } from '#shared/warning/warnings.ts';
import { clockOf } from '../host/clock.ts';
import type { CommandDefinition } from './command.ts';
import { lines, some } from './said.ts';

export const warn: CommandDefinition = {
  name: 'warn',
  summary: '列出今天的预警和帮扶情况',
  json: '{today, warnings:[{rule, kind, colour, id, unit, organization, field, message, since, state, aid}], settled:[{aid, unrecorded}]}',
  finds: '有预警',
  remarks: ['id 是党组织的编号，aid 是预警帮扶的编号或 null；预警不保存，台账不再显示就没有了。'],
  async run(_, context) {
    const ledger = await context.ledger();
    const today = clockOf().today();
    const { parameters } = await ledger.call('exchange.ruleset', { period: monthOf(today) });
    const rowsOf = async (table: TableName): Promise<AnyRow[]> => (await ledger.call('ledger.rows', { table })).rows;
    const rows = {
      partyOrganizations: await rowsOf('party_organization'),
      organizations: await rowsOf('organization'),
      members: await rowsOf('member'),
      meetings: await rowsOf('meeting'),
    };
    const { standing, settled } = aidBoard(warningsOf(rows, { today, parameters }), await rowsOf('visit_aid'), today);
    const names = new Map(rows.partyOrganizations.map(({ id, name }) => [id, typeof name === 'string' ? name : '（未填名称）']));
    return {
      json: {
        today,
        warnings: standing.map(({ warning: { arose: _arose, parameters: _in, behind: _rows, ...warning }, state, aid }) => ({
          ...warning,
          state,
          aid: aid?.id ?? null,
        })),
        settled: settled.map(({ aid, unrecorded }) => ({ aid: aid.id, unrecorded })),
      },
      text: lines(
        `预警 ${standing.length}，已解除 ${settled.length}`,
        ...some(standing, (one) => lineOf(one, names.get(one.warning.id) ?? '')),
      ),
      status: standing.length > 0 ? 1 : 0,
    };
  },
};

const lineOf = ({ warning: { colour, rule, kind, id, message }, state }: AidedWarning, name: string) =>
  `${colourTitles[colour]} ${rule} ${warningKinds[kind].title} ${name} ${id}：${message}（${aidStateTitles[state]}）`;
