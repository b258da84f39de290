import { Button } from 'antd';
import { TaskProgress } from '../../app/task.tsx';
import { useOpen } from './use-open.ts';

export function SampleChoice() {
  const { task, open } = useOpen();
  return (
    <div>
      <p>示例是一个虚构乡镇的台账，有组织、党员和组织生活记录，也留了几处待处理的提醒。可以随意录入、检查、封账，不影响正式台账。</p>
      <p className="field-note">示例中的单位和人员都是生成的，不对应任何真实的人。</p>
      <div className="form-acts">
        <Button type="primary" loading={task.busy} onClick={() => void open('desk.openSample', {})}>
          打开示例
        </Button>
      </div>
      <TaskProgress task={task} label="正在准备示例" />
    </div>
  );
}
