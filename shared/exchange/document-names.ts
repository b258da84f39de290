/** What crosses a desk, by the extension of its file. */
export const documentNames: Readonly<Record<string, string>> = {
  lxpkg: '上报包',
  lxrcpt: '回执',
  lxreq: '登记申请',
  lxauth: '授权文件',
  lxtask: '任务书',
  lxgrant: '批复',
  lxbase: '底册',
  lxmove: '转接单',
};

/** What a file is by its name; undefined where it is none of these. */
export const documentNameOf = (file: string): string | undefined => documentNames[file.split('.').at(-1)?.toLowerCase() ?? ''];
