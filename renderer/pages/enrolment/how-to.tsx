/** The way of an authorization, for those who do it once a year. */
export function HowTo({ issues }: { issues: boolean }) {
  return (
    <section className="card" aria-labelledby="how-title">
      <h2 id="how-title">办理步骤</h2>
      {issues ? (
        <ol className="numbered">
          <li>下级在“本月”页的“导出”一步或“授权”页生成申请文件（.lxreq），送到本单位。</li>
          <li>在这里打开申请文件，看清单位名称和区划代码。</li>
          <li>
            首次申请和换电脑，打电话给该单位，由对方逐组读出指纹，与这里显示的逐组核对。电话号码请用本单位掌握的，不用申请文件里附带的。
          </li>
          <li>一致则签发，把生成的授权文件（.lxauth）送回；不一致则不签发，并查明申请文件的来源。</li>
          <li>乡镇的授权两年有效，到期前 60 天起请对方续期，或在这里直接换发。同一台电脑续期不用再打电话。</li>
          <li>电脑遗失的，先撤销；新电脑的申请送来后，撤销和签发也可以一次办完。把撤销名单（.crl）送上级和检查单位。</li>
        </ol>
      ) : (
        <ol className="numbered">
          <li>首次：生成申请文件送上级，在电话里把“本单位的指纹”逐组读给上级；收到授权文件后，请上级读出它的指纹，一致再导入。</li>
          <li>续期：授权两年有效，到期前 60 天起本页和“本月”会提醒。生成续期申请送上级，收到后导入即可，不用再打电话。</li>
          <li>换电脑：从备份恢复的，密钥还在，不用办理。没有备份的，在新电脑上新建台账、生成申请文件，由上级撤销旧的、签发新的。</li>
          <li>上级更换密钥：导入上级送来的新授权文件。提示须核对的，一定打电话。</li>
        </ol>
      )}
    </section>
  );
}
