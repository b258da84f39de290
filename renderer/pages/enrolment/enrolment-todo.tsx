import type { OutputOf } from '#shared/contract/calls.ts';
import { useAsk } from '../../app/host-context.tsx';
import { hashOf } from '../../app/route.ts';

type Board = OutputOf<'enrolment.board'>;

/** What is to be done about certificates, in a line that leads to 授权; nothing where all is in order. */
export function EnrolmentTodo() {
  const board = useAsk('enrolment.board', {}).data;
  const todo = board ? todosOf(board) : [];
  if (todo.length === 0) return null;
  return (
    <p className="month-todo">
      待办：<a href={hashOf({ page: 'enrolment' })}>{todo.join('，')}</a>
    </p>
  );
}

function todosOf({ own, authority, units }: Board): string[] {
  const { certificate, superior } = own;
  const below = (state: Board['units'][number]['state']) => units.filter((unit) => unit.state === state).length;
  const todo = own.revoked.map(({ name, by }) => `${name}的证书已被${by}撤销，请打电话核实`);
  if (certificate?.state === 'expired') todo.push(`本单位的授权已于 ${certificate.notAfter} 到期，请续期`);
  if (certificate?.state === 'expiring')
    todo.push(`本单位的授权 ${certificate.notAfter} 到期，还有 ${certificate.daysLeft} 天，请${superior ? '续期' : '更换密钥'}`);
  if (own.next !== null) todo.push('更换密钥的申请等上级签发');
  const [expiring, expired] = [below('expiring'), below('expired')];
  if (expiring > 0) todo.push(`${expiring} 个下级的授权将到期`);
  if (expired > 0) todo.push(`${expired} 个下级的授权已到期`);
  if (authority?.change) todo.push('正在更换密钥，还有下级没有换');
  return todo;
}
