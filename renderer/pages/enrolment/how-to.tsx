/** The way of an authorization, for those who do it once a year. */
export function HowTo() {
  return (
    <section className="card" aria-labelledby="how-title">
      <h2 id="how-title">办理步骤</h2>
      <ol className="numbered">
        <li>下级在“本月”页的“导出”一步生成申请文件（.lxreq），送到本单位。</li>
        <li>在这里打开申请文件，看清单位名称和区划代码。</li>
        <li>打电话给该单位，由对方逐组读出指纹，与这里显示的逐组核对。电话号码请用本单位掌握的，不用申请文件里附带的。</li>
        <li>一致则签发，把生成的授权文件（.lxauth）送回；不一致则不签发，并查明申请文件的来源。</li>
        <li>授权两年有效。电脑遗失或人员变动时撤销旧授权，再办新的。</li>
      </ol>
    </section>
  );
}
