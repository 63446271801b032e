
/** The plots that are on the page now, by the id of their element. */
const plots = new Map();

function start() {
  plots.clear();
  document.querySelectorAll('figure.plot').forEach(element => plots.set(element.id, new Plot(element)));
  document.querySelectorAll('.copy').forEach(button => button.addEventListener('click', () => copy(button)));
}

/** Without a clipboard, as in a file in some browsers, the command is selected to be copied. */
function copy(button) {
  const code = button.parentElement.querySelector('code');
  const done = () => { button.textContent = 'Copied'; };
  const select = () => getSelection().selectAllChildren(code);
  navigator.clipboard ? navigator.clipboard.writeText(code.textContent).then(done, select) : select();
}

function redraw() {
  plots.forEach(plot => plot.draw());
}

function onPaper(printing) {
  document.documentElement.classList.toggle('paper', printing);
  redraw();
}

/** Takes what a run says while it goes on, from the last event on that this page has seen. */
function follow(address) {
  const status = document.createElement('p');
  status.className = 'status';
  status.setAttribute('role', 'status');
  document.body.prepend(status);
  const say = (text, lost) => {
    status.textContent = text;
    status.classList.toggle('lost', Boolean(lost));
  };
  say('Waiting for the run\u2026');
  const events = new EventSource(address);
  const on = (name, action) => events.addEventListener(name, event => action(JSON.parse(event.data)));
  on('rows', ({plot, series, rows}) => plots.get('plot-' + plot)?.add(series, rows));
  on('status', text => say(text));
  on('page', content => {
    const [x, y] = [scrollX, scrollY];
    document.querySelector('main').innerHTML = content;
    start();
    scrollTo(x, y);
  });
  on('end', text => {
    events.close();
    say(text);
  });
  events.addEventListener('error', () => say('The run has ended, or cannot be reached.', true));
}

start();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
addEventListener('beforeprint', () => onPaper(true));
addEventListener('afterprint', () => onPaper(false));
if (document.body.dataset.events) {
  follow(document.body.dataset.events);
}
