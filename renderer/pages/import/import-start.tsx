import { FileExcelOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { type Task, TaskProgress } from '../../app/task.tsx';
import type { ImportState } from './import-state.ts';
import { knownAgain } from './known-again.ts';
import './import-start.css';

interface Props {
  readonly table: TableName;
  readonly state: ImportState;
  readonly task: Task;
  onChoose(): void;
  onTemplate(): void;
}

/** Where an import begins: what can be read, and the ways to give it; why the last file could not be read. */
export function ImportStart({ table, state: { failure, file, busy }, task, onChoose, onTemplate }: Props) {
  const disabled = task.running || busy;
  const reading = `正在读取“${file?.name ?? ''}”`;
  return (
    <div className="import-start">
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <section className="import-zone" aria-label="选择要导入的表格">
        <FileExcelOutlined className="import-zone-icon" aria-hidden />
        <h2>把{tableOf(table).title}的表格拖到这里</h2>
        <p>原来用的表不用改格式：有标题行、合并单元格、合计行、空行都可以，列的名称和顺序不限。</p>
        <div className="step-acts">
          <Button type="primary" autoFocus disabled={disabled} onClick={onChoose}>
            {failure ? '换一个文件…' : '选择文件…'}
          </Button>
          <Button disabled={disabled} onClick={onTemplate}>
            下载模板
          </Button>
        </div>
        {/* begun before the page was left and opened again, it has no progress to show */}
        {busy && !task.running && <p role="status">{reading}</p>}
        {task.long ? (
          <TaskProgress task={task} label={reading} />
        ) : (
          <p className="page-note">也可以在 WPS 或 Excel 里选中一片复制，到这一页按 Ctrl+V 粘贴。</p>
        )}
      </section>
      <dl className="import-kinds">
        <dt>能读的文件</dt>
        <dd>WPS、Excel 表格（.xlsx .xlsm .xls .et）、.ods、文本表格（.csv .tsv .txt，编码自动识别）、网页存成的表格（.htm .mht）</dd>
        <dt>导入之前</dt>
        <dd>先看认得对不对，再逐行看新增、更新和有问题的；按“导入”之前不写入台账，写入之后可以一次撤销</dd>
        <dt>同一行再来一次</dt>
        <dd>{knownAgain(table)}</dd>
      </dl>
    </div>
  );
}
