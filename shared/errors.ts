/** How a failure ends a command: 2 wrong usage or unreadable input, 3 refused, 4 damaged ledger. */
export type FailureStatus = 2 | 3 | 4;

interface ErrorEntry {
  readonly status: FailureStatus;
  /** One Chinese sentence: what happened and what to do next. `{name}` is filled from the details. */
  readonly message: string;
}

/** The one catalogue of errors. A code never changes its meaning; its sentence may be reworded. docs/errors.md is made from it. */
export const errorCatalogue = {
  // bookkeeping
  'EDIT-CONFLICT': { status: 3, message: '这一行刚被别处改过，没有写入；请看过现在的内容后再改。' },
  'EDIT-MISSING': { status: 3, message: '要改的行已不在台账里；请刷新后再试。' },
  'EDIT-EXISTS': { status: 3, message: '要新增的行编号已在台账里；请刷新后再试。' },
  'EDIT-REFERENCED': { status: 3, message: '还有别的行引用它，不能删除；请先改掉引用，或填写离开原因。' },
  'EDIT-CLOSED': { status: 3, message: '{period} 已封账，属于该月的内容不能直接改；请先在“本月”对该月发起更正。' },
  'EDIT-REPORTED': {
    status: 3,
    message: '这一行已在封账的月份上报过，不能直接删除；请填写离开（注销、撤销等）的日期和原因。确属录错的，写明原因后再删。',
  },
  'EDIT-INVALID': { status: 2, message: '提交的修改不符合格式：{reason}。请核对后重试。' },
  'EDIT-UNIT': { status: 3, message: '这一行属于其他单位（{unit}），只能由该单位修改；请通过回执请对方更正。' },
  'UNDO-NOTHING': { status: 3, message: '没有可以撤销的操作。' },
  'REDO-NOTHING': { status: 3, message: '没有可以恢复的操作。' },
  'UNDO-BLOCKED': {
    status: 3,
    message: '不能{act}“{label}”：之后（{time}）又有“{later}”改过同一处，或用到了这些行；请先撤销后来的修改。',
  },
  'UNDO-REPORTED': {
    status: 3,
    message: '不能撤销“{label}”：它新增的行已在封账的月份上报过。不再需要的行，请在表里填写离开（注销、撤销等）的日期和原因。',
  },
  'RESTORE-GONE': { status: 3, message: '这一行不在回收站里，可能已经恢复；请刷新后再看。' },
  'RESTORE-TAKEN': {
    status: 3,
    message: '没有恢复“{name}”：现有的“{other}”用着同一个{field}。是同一家（同一人）的，请在现有那一行上改；不是的，请先改正{field}。',
  },
  'RESTORE-LINK': { status: 3, message: '没有恢复“{name}”：它的“{field}”是“{target}”，已不在台账里；请连同“{target}”一并恢复。' },
  'WAIVE-UNKNOWN': { status: 3, message: '这一行现在没有 {rule} 的提醒，不需要说明；请重新检查后再看。' },
  'WAIVE-ERROR': { status: 3, message: '{rule} 是必须改正的错误，不能用说明代替；请改正后再检查。' },
  'PERIOD-STATE': { status: 3, message: '{period} 现在是“{state}”，不能{act}。' },
  'PERIOD-PROBLEMS': {
    status: 3,
    message: '{period} 还有 {errors} 处错误、{warnings} 处未说明的提醒，不能封账；请先改正错误、对提醒填写说明。',
  },
  'PERIOD-ASK': { status: 3, message: '{period} 的这一处变更刚又改过，或已不用说明；请重新打开“本月”再填写。' },
  'PERIOD-REASONS': {
    status: 3,
    message: '{period} 还有 {open} 处变更没有写明原因，不能封账；请在“本月”的变更说明里逐处填写。',
  },
  'PERIOD-UNCHANGED': { status: 3, message: '{period} 没有任何变化；确实没有变化的，请确认“本月无变化”后再封账。' },
  'PERIOD-GRANT': {
    status: 3,
    message: '{period} 上级已经接收或已过期限，按任务书须有上级批复才能更正；请向上级申请，导入批复后再发起更正。',
  },
  'PERIOD-FUTURE': { status: 3, message: '{period} 还没有到，不能封账。' },
  // ledger
  'LEDGER-MISSING': { status: 2, message: '{folder} 里没有台账；请检查文件夹，或先新建台账。' },
  'LEDGER-EXISTS': { status: 3, message: '{folder} 里已有台账，没有改动它；请换一个文件夹，或直接打开。' },
  'LEDGER-LOCKED': { status: 3, message: '台账正在另一个窗口或程序中打开；请先关闭那一个，再重试。' },
  'LEDGER-DAMAGED': { status: 4, message: '台账文件已损坏或不是本程序的台账；请从最近的备份恢复，原文件请保留备查。' },
  'LEDGER-NEWER': { status: 3, message: '这个台账由更新版本的程序建立；请先升级程序再打开。' },
  'LEDGER-CHAIN': { status: 4, message: '修改记录的校验链断裂，台账可能被改动过；请停止使用，从备份恢复并报告上级。' },
  'LEDGER-LEVEL': { status: 3, message: '{level}级台账不能执行“{act}”。' },
  'FOLDER-NOT-EMPTY': { status: 3, message: '{folder} 里已有内容，没有改动它；请换一个空文件夹或新的文件夹名。' },
  'DISK-FULL': { status: 3, message: '磁盘空间不足，没有写入任何内容；请清理磁盘后重试。' },
  'DISK-ERROR': { status: 3, message: '读写文件失败（{path}）；请检查磁盘、优盘和权限后重试。' },
  // keys
  'KEY-WRONG': { status: 3, message: '口令不对，没有打开台账；请核对大小写和输入法后重试。' },
  'KEY-MISSING': { status: 2, message: '没有给出口令；请设置 LEDGER_PASSPHRASE 或使用 --passphrase-file。' },
  'KEY-WEAK': { status: 2, message: '口令太短；请使用至少 8 个字符的口令。' },
  // intake
  'FILE-GONE': { status: 2, message: '“{name}”读不到，可能已被移走、删除或改动；请重新选择，没有了的请报送单位再送一份。' },
  'FILE-MISSING': { status: 2, message: '找不到文件 {path}；请检查路径。' },
  'FILE-KIND': {
    status: 2,
    message: '“{name}”不是可以读取的表格；请选择 .xlsx、.xls、.et、.ods、.csv 文件，或在 WPS、Excel 中另存为 .xlsx 再试。',
  },
  'FILE-EMPTY': { status: 2, message: '“{name}”是空的，没有可以读取的内容；请检查是否选错了文件。' },
  'FILE-DAMAGED': { status: 2, message: '“{name}”已损坏，打不开；请用 WPS 或 Excel 打开后另存一份再试。' },
  'FILE-ARCHIVE': {
    status: 2,
    message: '“{name}”是“单个文件网页”（.mht），但不完整或已损坏，没有读取；请用 WPS 或 Excel 打开原表，另存为 .xlsx 再试。',
  },
  'FILE-ENCRYPTED': { status: 2, message: '“{name}”设有打开密码；请在 WPS 或 Excel 中去掉密码后再试。' },
  'FILE-UNSAFE': {
    status: 2,
    message: '“{name}”里带有自定义的 XML 实体，可能有害，没有读取；请用 WPS 或 Excel 打开后另存为 .xlsx 再试。',
  },
  'FILE-TOO-LARGE': { status: 2, message: '“{name}”太大，超过 {limit}；请拆成几份再导入。' },
  'FILE-TIMEOUT': { status: 2, message: '读取“{name}”用时过长，已停止；请用 WPS 另存为 .xlsx 后再试。' },
  'SHEET-MISSING': { status: 2, message: '“{name}”里没有工作表“{sheet}”；其中有：{sheets}。' },
  'HEADER-MISSING': { status: 2, message: '在“{name}”里没有找到与“{table}”对应的表头；请检查是否选错了表。' },
  'STAGE-MOVED': { status: 3, message: '“{name}”预览之后台账又有改动，有的行结果不一样了，没有写入；请看过现在的结果后再导入。' },
  'STAGE-GONE': { status: 3, message: '这次导入的预览已失效；请重新选择文件。' },
  // attachments
  'ATTACH-EMPTY': { status: 2, message: '“{name}”是空文件，没有添加；请检查是否选错了文件。' },
  'ATTACH-KIND': { status: 2, message: '“{name}”不是可以添加的附件，没有添加；可以添加照片（JPG、PNG、WebP）、PDF、OFD 和 Word 文档。' },
  'ATTACH-HEIC': {
    status: 2,
    message: '“{name}”是 HEIC 照片，这里打不开，没有添加；请在手机相机设置里改为“兼容性最佳”（JPG），或先转成 JPG 再添加。',
  },
  'ATTACH-MACRO': { status: 2, message: '“{name}”含有宏，没有添加；请在 WPS 或 Word 中另存为不带宏的 .docx，或导出为 PDF 再添加。' },
  'ATTACH-IMAGE': { status: 2, message: '“{name}”的图片已损坏或太大，打不开，没有添加；请重新拍照或另存一份再试。' },
  'ATTACH-TOO-LARGE': { status: 2, message: '“{name}”太大（{size}），超过 {limit}，没有添加；请压缩或分成几份后再添加。' },
  'ATTACH-MANY': { status: 3, message: '一次活动最多 {limit} 个附件，没有添加“{name}”；请先移除不需要的，或合并成一个 PDF。' },
  'ATTACH-SAME': { status: 3, message: '“{name}”与已有的“{same}”内容相同，没有重复添加。' },
  'ATTACH-MISSING': { status: 3, message: '附件“{name}”的文件不在台账文件夹里；请从备份恢复，或移除这个附件后重新添加。' },
  'ATTACH-DAMAGED': { status: 4, message: '附件“{name}”的文件已损坏或被改动；请从备份恢复，或移除这个附件后重新添加。' },
  'ATTACH-PACKAGE': {
    status: 3,
    message:
      '要随上报包送出的附件有 {count} 个、共 {size}，超过上限（{most} 个、{limit}），没有导出；请对该月发起更正，移除较大的附件或换成较小的文件后再导出。',
  },
  // exchange
  'DOC-KIND': { status: 2, message: '“{name}”不是本程序的文件；请选择正确的文件。' },
  'DOC-UNEXPECTED': { status: 3, message: '这是{actual}，这里需要{expected}；请选择正确的文件。' },
  'DOC-NO-KEY': { status: 3, message: '这个文件不是加密给本单位的，打不开；请确认是否发错了单位。' },
  'DOC-DAMAGED': { status: 3, message: '文件在传递中损坏或被改动，没有接收；请对方重新发送。' },
  'DOC-SIGNATURE': { status: 3, message: '文件的签名不对，没有接收；请对方重新导出后发送。' },
  'DOC-CHAIN': { status: 3, message: '签名人的证书不是本单位信任的上级或下级签发的，没有接收；请核对来源。' },
  'DOC-EXPIRED': {
    status: 3,
    message: '签名人的证书在签名时不在有效期内，没有接收；请先核对双方电脑的日期，改正后重新导出；日期没有错的，请对方办理续期后重新导出。',
  },
  'DOC-REVOKED': {
    status: 3,
    message: '签名人的证书已被撤销，没有接收；请用本单位掌握的号码打电话核实。上级的证书被撤销的，等它用新证书重新签发后再导入。',
  },
  'DOC-UNIT': {
    status: 3,
    message: '证书上的单位（{certificate}）与文件里的单位（{manifest}）不一致或不归本单位管，没有接收；请核对来源。',
  },
  'DOC-HASH': { status: 3, message: '文件内容与清单不符（{path}），没有接收；请对方重新导出。' },
  'DOC-ENTRIES': { status: 3, message: '文件里的条目与清单不符（{path}），没有接收；请对方重新导出。' },
  'DOC-MANIFEST': { status: 3, message: '文件的清单不合规格（{reason}），没有接收；请对方升级程序后重新导出。' },
  'DOC-FORMAT': { status: 3, message: '文件格式版本 {format} 不受支持；请升级程序，或请对方升级后重新导出。' },
  'DOC-ALGORITHM': { status: 3, message: '文件使用了不受支持的算法（{algorithm}），没有接收；请与上级核对程序版本。' },
  'DOC-LIMIT': { status: 3, message: '文件超过允许的大小或条目数（{reason}），没有打开；请核对来源。' },
  'DOC-ROWS': { status: 3, message: '文件里有不合规格的数据（{table} 第 {row} 行 {field}），没有接收；请对方检查后重新导出。' },
  'DOC-ATTACHMENT': { status: 3, message: '上报包里的附件与数据不符（{name}：{reason}），没有接收；请对方检查附件后重新导出。' },
  'DOC-OWNER': { status: 3, message: '{table} 第 {row} 行的编号在本台账里属于 {unit}，没有接收；如属转接，请先办理转接单。' },
  'DOC-REPLAY': { status: 3, message: '这是旧的上报包（序号 {sequence}，已收到 {last}），没有接收；请对方发送最新的一份。' },
  'DOC-CONFLICT': {
    status: 3,
    message: '{period} 第 {revision} 版已收过另一份内容，没有接收；两份都已留存，请与报送单位核实后在“接收上报”里裁定。',
  },
  'DOC-FORK': {
    status: 3,
    message: '这份上报包与该单位以前报的接不上，台账可能被复制或重建过，没有接收；两份都已留存，请与报送单位核实后在“接收上报”里裁定。',
  },
  'DOC-DISMISSED': { status: 3, message: '{period} 第 {revision} 版的这一份已裁定不采用，没有接收；请报送单位按裁定更正后重新导出。' },
  'DISPUTE-UNKNOWN': { status: 2, message: '没有这份待裁定的上报包，或已经裁定过；请刷新后再看。' },
  'PACKAGE-UNKNOWN': { status: 2, message: '没有收到过这份上报包，或它已被后来的一份代替；请刷新后再看。' },
  'PACKAGE-RETURNED': { status: 3, message: '{period} 第 {revision} 版已退回，不能再写审核意见；请等报送单位更正后重报的一份。' },
  'ENROL-MISSING': { status: 3, message: '本单位还没有上级的授权文件，不能上报；请先生成申请文件，报上级授权后导入。' },
  'ENROL-UNIT': { status: 3, message: '授权文件是给 {unit} 的，不是本单位；请核对后重新向上级索取。' },
  'ENROL-KEY': { status: 3, message: '授权文件里的公钥与本机的不一致；请用本机生成的申请文件重新申请。' },
  'ENROL-SUBORDINATE': { status: 3, message: '{unit} 不归本单位管理，不能授权；请核对申请文件。' },
  'ENROL-EXPIRED': { status: 3, message: '本单位的证书已于 {date} 到期，不能上报；请重新生成申请文件，报上级续期后导入。' },
  'ENROL-OLD': { status: 3, message: '这份授权文件比现在使用的旧，没有导入；请向上级索取最新的授权文件。' },
  'ENROL-ROOT': { status: 3, message: '这份授权文件出自另一个根证书，没有导入；如上级确已更换密钥，请电话核对指纹后选择更换信任。' },
  'ENROL-OTHER-KEY': {
    status: 3,
    message: '{unit}已有另一台电脑的证书（{date} 签发），没有签发第二张；确实换了电脑的，请电话核对指纹、写明原因，撤销旧的再签发。',
  },
  'ENROL-REVOKED': { status: 3, message: '申请用的密钥已随证书撤销，没有签发；请对方在“授权”页更换密钥后重新申请。' },
  'ENROL-FINGERPRINT': { status: 3, message: '给出的指纹与文件的不一致，没有办理；请与对方在电话里重新核对。' },
  'SUITE-OTHER': {
    status: 3,
    message: '申请用的密码算法是{theirs}，本单位用的是{ours}，没有签发；请对方在“授权”页把密码算法改为后者，再重新生成申请文件。',
  },
  'SUITE-FIXED': { status: 3, message: '上级或下级已经认得本单位现在的密钥，密码算法不能再改；确需更换的，请新建台账并从底册恢复。' },
  'ENROL-NONE': { status: 3, message: '{unit} 没有在用的证书，不能直接换发；请该单位送来申请文件。' },
  'SUPERIOR-REVOKED': {
    status: 3,
    message:
      '上级{name}的证书已于 {date} 被{by}撤销，加密给它的文件可能被别人打开，没有导出或上传；请用本单位掌握的号码打电话，导入新的授权文件以后再导出。',
  },
  'CRL-SIGNER': { status: 3, message: '这份撤销名单不是本单位授权链上的上级签发的，或已被改动，没有采用；请核对来源，向上级索取。' },
  'CRL-OLD': { status: 3, message: '这份撤销名单（{date}）比已采用的（{current}）旧，没有采用；请向{issuer}索取最新的。' },
  'CRL-AHEAD': { status: 3, message: '这份撤销名单的日期是 {date}，比本机的日期晚，没有采用；请核对两边电脑的日期后重新索取。' },
  'CRL-PARTIAL': { status: 3, message: '这份撤销名单不完整，或有本程序不认识的必须遵守的要求，没有采用；请向{issuer}索取完整的名单。' },
  'KEYCHANGE-NONE': { status: 3, message: '没有正在进行的密钥更换。' },
  'RECIPIENT-INVALID': {
    status: 2,
    message: '这不是本单位密码算法的收件人；请从对方程序里完整复制（通用算法的以 age1 开头，国密的是 SM2 公钥）。',
  },
  'RECIPIENT-MANY': { status: 3, message: '收件人最多 {most} 个（含本单位），没有增加；请先去掉不用的。' },
  'RECIPIENT-UNKNOWN': { status: 2, message: '没有这个收件人，或已经去掉；请刷新后再看。' },
  'CERT-UNKNOWN': { status: 2, message: '本单位没有签发过编号为 {serial} 的证书；请核对编号。' },
  'RECEIPT-UNKNOWN': { status: 3, message: '这份回执对应的上报包不是本台账导出的；请核对是否选错了文件。' },
  'PROBLEM-UNKNOWN': { status: 2, message: '回执里没有这一处，或已被新的回执代替；请刷新后再看。' },
  'ANSWER-UNKNOWN': { status: 2, message: '没有收到过这一条答复；请刷新后再看。' },
  'INSPECT-ADDRESSEE': { status: 3, message: '这份文件是给{name}（{unit}）的，不是给本单位的；请核对是否发错了单位。' },
  'GRANT-SUBORDINATE': { status: 3, message: '{unit} 不是本单位授权的下级，不能给它批复；请核对单位。' },
  'GRANT-DUE': { status: 3, message: '{due} 不晚于现在的期限 {current}，不是延期；请写更晚的日期。' },
  'GRANT-UNIT': { status: 3, message: '这份批复是给 {unit} 的，不是本单位，没有采用；请核对是否选错了文件。' },
  'GRANT-OLD': { status: 3, message: '{period} 已有更新的批复（第 {current} 号），这份第 {number} 号没有采用；请使用最新的一份。' },
  'GRANT-CONFLICT': { status: 3, message: '{period} 的第 {number} 号批复已收过另一份内容，没有采用；请与上级核实后请其重新出具。' },
  'GRANT-UNKNOWN': { status: 2, message: '本台账里没有这份批复；请刷新后再试。' },
  'TASK-OLD': { status: 3, message: '这份任务书是第 {version} 版，不比已有的第 {current} 版新，没有采用；请使用最新的一份。' },
  'TASK-NEWER': { status: 3, message: '这份任务书用到了本程序还没有的规则，没有采用；请先升级程序再导入。' },
  'TASK-CONTENT': { status: 3, message: '任务书的内容不合规格（{reason}），没有采用；请上级核对后重新下发。' },
  'TASK-UNKNOWN': { status: 2, message: '本台账里没有这份任务书；请刷新后再试。' },
  'ROSTER-UNIT': { status: 3, message: '这份底册是给 {unit} 的，不是本单位的，没有采用；请向上级索取本单位的底册。' },
  'ROSTER-OLD': { status: 3, message: '这份底册是第 {version} 版，比已采用的第 {current} 版旧，没有采用；请使用最新的一份。' },
  'ROSTER-RECIPIENT': {
    status: 3,
    message: '{unit} 没有有效的证书（未授权、已到期或已撤销），不能加密给它；请先在“授权管理”里签发授权文件。',
  },
  'TRANSFER-UNIT': { status: 3, message: '转接单是从 {from} 转到 {to} 的，{reason}' },
  'TRANSFER-SELF': { status: 2, message: '转出和转入是同一个单位（{unit}）；请选择另一个单位。' },
  'TRANSFER-ROW': { status: 3, message: '“{name}”不能转出：{reason}。请核对后再办理。' },
  'TRANSFER-CONFLICT': { status: 3, message: '同一次转接已收过另一份内容，没有办理；请与转出单位核实后重新出具转接单。' },
  'TRANSFER-UNKNOWN': { status: 2, message: '本台账里没有这份转接单；请刷新后再试。' },
  'UNIT-UNKNOWN': { status: 2, message: '行政区划代码 {unit} 不存在或与级别不符；请核对代码，或用 --name 写明单位名称。' },
  // upload
  'UPLOAD-ADDRESS': {
    status: 3,
    message: '不知道上传到哪里；请在“本月”的上传设置里填写上级给的接收地址，或向上级要一份带地址的授权文件。',
  },
  'UPLOAD-TOKEN-MISSING': {
    status: 3,
    message: '本单位的授权文件没有附上传凭证，不能上传；请向上级要一份新的授权文件，上报包可先用优盘或邮件送。',
  },
  'UPLOAD-TOKEN': { status: 3, message: '上级没有认可本单位的上传凭证（可能已换发或撤销），没有上传；请与上级联系，导入最新的授权文件。' },
  'UPLOAD-TRUST': {
    status: 3,
    message:
      '{host} 出示的证书不是上级的（{reason}），没有发送任何内容；上级换过密钥的，请导入它的新授权文件，否则请核对地址和本机时间。可先用优盘或邮件送。',
  },
  'UPLOAD-OFFLINE': { status: 3, message: '连不上上级的接收地址 {host}（{reason}）；请检查网络，也可用优盘或邮件送。' },
  'UPLOAD-PROXY': { status: 3, message: '代理服务器没有接通（{reason}）；请在上传设置里核对代理。' },
  'UPLOAD-BUSY': { status: 3, message: '上级的接收服务暂时不能接收（{reason}）；请稍后再试，也可用优盘或邮件送。' },
  'UPLOAD-REFUSED': { status: 3, message: '上级的接收服务没有收这个文件（{reason}）；请与上级联系，也可用优盘或邮件送。' },
  'UPLOAD-KIND': { status: 3, message: '“{name}”不是加密的上报包，没有上传；请选择导出的上报包（.lxpkg）。' },
  'UPLOAD-CHANGED': { status: 3, message: '要上传的文件“{name}”已不在或有改动；请重新导出后再上传。' },
  'UPLOAD-UNKNOWN': { status: 2, message: '上传队列里没有这一份，或它已经送完；请刷新后再看。' },
  'INBOX-LISTEN': { status: 3, message: '不能在 {address} 上接收（{reason}）；请换一个端口，或核对地址是不是本机的。' },
  'INBOX-RUNNING': { status: 3, message: '接收服务已经在运行；请先停止，再换地址。' },
  'INBOX-LARGE': { status: 3, message: '“{name}”太大，不能在页面上接收；请用 receive 命令接收收件文件夹。' },
  // host
  'CALL-UNKNOWN': { status: 2, message: '程序内部调用不存在（{name}）；请重新打开程序。' },
  'CALL-INVALID': { status: 2, message: '输入不符合要求：{reason}。' },
  'CALL-LARGE': { status: 3, message: '文件太大，窗口里一次最多打开 200 MB；请用命令行办理（receive、inspect、restore 等）。' },
  'CALL-CANCELLED': { status: 3, message: '已取消，没有改动任何内容。' },
  'HOST-CLOSED': { status: 3, message: '后台已停止；请关闭窗口重新打开，已保存的内容不会丢失。' },
  USAGE: { status: 2, message: '命令用法不对：{reason}' },
  INTERNAL: { status: 4, message: '程序出错，已记入日志；请重试，如再出现，请在“使用手册”的“口令、备份和安全”里导出诊断文件报告。' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;
type Details = Readonly<Record<string, string | number>>;

/** The only error the program throws on purpose: a stable code, a Chinese sentence for the person, the cause for the log. */
export class LedgerError extends Error {
  readonly code: ErrorCode;
  readonly details: Details;
  /** Machine-readable company of the code, for example the row as it is now. Never shown as text. */
  readonly payload: unknown;

  constructor(code: ErrorCode, details: Details = {}, options: { cause?: unknown; payload?: unknown } = {}) {
    super(sentenceOf(code, details), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LedgerError';
    this.code = code;
    this.details = details;
    this.payload = options.payload;
  }

  /** Exit status of a command that ends with this error. */
  get status(): FailureStatus {
    return errorCatalogue[this.code].status;
  }
}

/** The sentence of a code with its `{name}` places filled; an unknown place stays readable rather than failing. */
export function sentenceOf(code: ErrorCode, details: Details): string {
  return errorCatalogue[code].message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'));
}

/** What crosses the thread and the wire in place of an error object. */
export interface ErrorOnWire {
  readonly code: ErrorCode;
  readonly details: Details;
  readonly payload?: unknown;
}

export const toWire = (error: LedgerError): ErrorOnWire => ({ code: error.code, details: error.details, payload: error.payload });
export const fromWire = (wire: ErrorOnWire): LedgerError => new LedgerError(wire.code, wire.details, { payload: wire.payload });
