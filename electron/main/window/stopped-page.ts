/** Shown when the service keeps dying: no script, nothing that could fail as well. */
export const STOPPED_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>医疗救助窗口</title>
    <style nonce="AID_STYLE_NONCE">
      body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: Canvas; color: CanvasText;
        color-scheme: light dark; font: 16px/1.7 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif; }
      main { max-width: 34em; padding: 2em; }
      h1 { font-size: 20px; font-weight: 500; }
    </style>
  </head>
  <body>
    <main>
      <h1>后台服务连续停止，程序已暂停</h1>
      <p>已经保存的内容没有丢失。请关闭本窗口，重新打开程序。</p>
      <p>再次出现时，请不要删除任何文件，联系县级维护人员。</p>
    </main>
  </body>
</html>
`;
