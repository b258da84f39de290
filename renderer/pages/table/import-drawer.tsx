import { App, Button, Drawer, Select } from 'antd';
import type { Staged } from '#shared/contract/intake.ts';
import type { LabelOf } from '#shared/model/display.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { useJournal } from '../../app/journal-context.tsx';
import { TaskProgress } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import { ImportMapping } from './import-mapping.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProblems } from './import-problems.tsx';
import type { Import } from './use-import.ts';
import './import-drawer.css';

/** Shows what an import would do before it does it: headers, counts, problems, rows. */
export function ImportDrawer({ table, intake, labelOf }: { table: TableName; intake: Import; labelOf: LabelOf }) {
  const { staged, file, task } = intake;
  const { message } = App.useApp();
  const journal = useJournal();
  const goesIn = staged ? staged.inserted + staged.updated : 0;

  const undo = () =>
    void journal.undo().then(
      () => message.success('已撤销这次导入', 3),
      (error: unknown) => message.error(ledgerErrorOf(error).message, 6),
    );
  const commit = async () => {
    const label = await intake.commit();
    if (label === undefined) return;
    message.open({
      key: 'imported',
      type: 'success',
      duration: 10,
      content: (
        <span>
          {label}，已写入台账。
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy('imported');
              undo();
            }}
          >
            撤销
          </Button>
        </span>
      ),
    });
  };
  return (
    <Drawer
      title={`导入${tableOf(table).title}`}
      size={940}
      open={staged !== undefined}
      onClose={intake.discard}
      footer={
        staged && (
          <div className="step-acts">
            <Button type="primary" loading={task.busy} disabled={goesIn === 0 || task.running} onClick={() => void commit()}>
              {goesIn === 0 ? '没有需要写入的行' : `导入 ${goesIn} 行`}
            </Button>
            <Button onClick={intake.discard}>放弃</Button>
            <TaskProgress task={task} label="正在处理" />
          </div>
        )
      }
    >
      {staged && (
        <div className="import">
          <div className="import-source">
            <span className="file-line">{file?.name}</span>
            <span className="import-sheet">
              工作表
              <Select
                size="small"
                aria-label="工作表"
                value={staged.sheet}
                disabled={task.running}
                style={{ minWidth: 160 }}
                onChange={(sheet) => void intake.restage({ sheet })}
                options={staged.sheets.map((sheet) => ({ value: sheet, label: sheet === '' ? '（无名）' : sheet }))}
              />
            </span>
            <span>
              表头在第 {staged.headerRow} 行，读到 {staged.read} 行
            </span>
          </div>
          <Counts staged={staged} />
          <ImportMapping table={table} staged={staged} disabled={task.running} onMap={(map) => void intake.restage({ map })} />
          <ImportProblems staged={staged} />
          <ImportPreview table={table} staged={staged} labelOf={labelOf} />
        </div>
      )}
    </Drawer>
  );
}

function Counts({ staged }: { staged: Staged }) {
  const counts = [
    ['新增', staged.inserted, ''],
    ['更新', staged.updated, ''],
    ['不变', staged.unchanged, ''],
    ['不进台账', staged.rejected, staged.rejected > 0 ? 'count-error' : ''],
  ] as const;
  return (
    <dl className="import-counts">
      {counts.map(([title, count, tone]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className={tone}>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
