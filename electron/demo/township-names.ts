/** A random source that gives the same for the same seed (mulberry32). */
export interface Chance {
  /** 0 to below 1. */
  next(): number;
  /** A whole number from first to last, both included. */
  whole(first: number, last: number): number;
  pick<T>(items: readonly T[]): T;
  is(probability: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (first: number, last: number) => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    whole,
    pick<T>(items: readonly T[]): T {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    is: (probability) => next() < probability,
  };
}

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万',
];
const maleLetters = [...'建国伟强军磊洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林志远德安承泽景行培元立新'];
const femaleLetters = [...'芳娜敏静秀丽艳娟霞玲燕红梅英慧琴云兰洁莹雪琳晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡'];

/** A name that nobody in this township has yet. */
export function personName(chance: Chance, sex: 'male' | 'female', taken: Set<string>): string {
  for (;;) {
    const letters = sex === 'male' ? maleLetters : femaleLetters;
    const name = chance.pick(surnames) + chance.pick(letters) + (chance.is(0.8) ? chance.pick(letters) : '');
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

const first = [
  '云帆',
  '恒泰',
  '晨曦',
  '瑞丰',
  '天衡',
  '新禾',
  '宏远',
  '嘉和',
  '金橘',
  '青岚',
  '烂柯',
  '信安',
  '盈川',
  '三衢',
  '橘海',
  '南孔',
  '崇文',
  '致远',
  '东港',
  '鹿鸣',
  '石梁',
  '凤凰',
  '启明',
  '润泽',
  '同创',
  '万合',
  '星河',
  '远山',
  '百川',
  '丰登',
];
const second = ['', '达', '通', '源', '盛', '兴', '科', '益'];
const trades = [
  { trade: '机械制造', industry: 'C', form: '有限公司' },
  { trade: '精密五金', industry: 'C', form: '有限公司' },
  { trade: '新材料', industry: 'C', form: '股份有限公司' },
  { trade: '特种纸业', industry: 'C', form: '有限公司' },
  { trade: '食品', industry: 'C', form: '有限公司' },
  { trade: '电子科技', industry: 'I', form: '有限公司' },
  { trade: '软件', industry: 'I', form: '有限公司' },
  { trade: '建设工程', industry: 'E', form: '有限公司' },
  { trade: '物流', industry: 'G', form: '有限公司' },
  { trade: '商贸', industry: 'F', form: '有限公司' },
  { trade: '餐饮管理', industry: 'H', form: '有限公司' },
  { trade: '物业服务', industry: 'K', form: '有限公司' },
  { trade: '柑橘专业合作社', industry: 'A', form: '' },
  { trade: '文化传媒', industry: 'R', form: '有限公司' },
] as const;
const societies = [
  { name: '商会', kind: 'trade_association', code: '51', industry: 'S' },
  { name: '电商行业协会', kind: 'trade_association', code: '51', industry: 'S' },
  { name: '志愿服务队', kind: 'association', code: '51', industry: 'S' },
  { name: '培训学校', kind: 'private_school', code: '52', industry: 'P' },
  { name: '幼儿园', kind: 'private_school', code: '52', industry: 'P' },
  { name: '康复医院', kind: 'private_hospital', code: '52', industry: 'Q' },
  { name: '社会工作服务中心', kind: 'private_non_enterprise', code: '52', industry: 'Q' },
  { name: '养老服务中心', kind: 'private_non_enterprise', code: '52', industry: 'Q' },
  { name: '律师事务所', kind: 'law_firm', code: '31', industry: 'L' },
] as const;

export interface OrganizationName {
  readonly name: string;
  /** Without the form of company, for minutes and branches. */
  readonly short: string;
  readonly category: 'new_economic' | 'new_social';
  readonly kind: string;
  /** The first two characters of its credit code. */
  readonly code: string;
  readonly industry: string;
}

/** An invented organization; no two have the same short name. */
export function organizationName(chance: Chance, social: boolean, taken: Set<string>): OrganizationName {
  for (;;) {
    const mark = chance.pick(first) + chance.pick(second);
    const made = social ? society(chance, mark) : company(chance, mark);
    if (taken.has(made.short)) continue;
    taken.add(made.short);
    return made;
  }
}

function society(chance: Chance, mark: string): OrganizationName {
  const { name, kind, code, industry } = chance.pick(societies);
  const full = kind === 'law_firm' ? `浙江${mark}${name}` : `衢州市${mark}${name}`;
  return { name: full, short: mark + name, category: 'new_social', kind, code, industry };
}

function company(chance: Chance, mark: string): OrganizationName {
  const { trade, industry, form } = chance.pick(trades);
  const cooperative = form === '';
  const kind = cooperative ? 'cooperative' : form === '股份有限公司' ? 'joint_stock' : 'private';
  return {
    name: `衢州${mark}${trade}${form}`,
    short: mark + trade,
    category: 'new_economic',
    kind,
    code: cooperative ? '93' : '91',
    industry,
  };
}
