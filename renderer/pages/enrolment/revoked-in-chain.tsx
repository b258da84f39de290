import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';

type Own = OutputOf<'enrolment.board'>['own'];

/** That this desk's own certificate or one above it was revoked, and what to do then; nothing where all stand. */
export function RevokedInChain({ own: { revoked, superior }, unit }: { own: Own; unit: string }) {
  return revoked.map((one) => (
    <div key={one.unit} role="alert" className="reason">
      <p>
        {one.unit === unit ? '本单位' : one.name}的证书已于 {chinaTime(one.at)} 被{one.by}撤销。
        {one.unit === unit
          ? '本单位签的文件，上级不再接收。'
          : '用它签的文件一律拒收，不论写的是哪一天签的；也不能再向它导出或上传，它的电脑可能在别人手里。'}
      </p>
      <p>
        {one.unit === unit
          ? `请给${superior?.name ?? '上级'}打电话核实；确属误会或已找回电脑的，按“更换密钥…”重新申请，等新的授权文件。`
          : `请用本单位掌握的号码给${one.name}打电话，请它向${one.by}办好新证书后，给本单位重新签发授权文件；收到后在这里导入，照常报送。以前收下的文件不受影响。`}
      </p>
    </div>
  ));
}
