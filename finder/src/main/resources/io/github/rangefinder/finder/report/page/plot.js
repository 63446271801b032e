'use strict';

/** A number as people read it: 0.021, 3.2e-4, 2.3. */
function figure(value, digits) {
  if (value === null || value === undefined) {
    return '\u2013';
  }
  if (value === 0) {
    return '0';
  }
  const size = Math.abs(value);
  if (size >= 0.001 && size < 1e5) {
    const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    return String(Number(value.toFixed(Math.min(places, 20))));
  }
  return value.toExponential(digits - 1).replace('e+', 'e').replace(/\.?0+e/, 'e');
}

const MARK_FONT = '600 12px system-ui, "Liberation Sans", sans-serif';

/** The height of a row of marks' names. */
const MARK_ROW = 17;

const SUPERSCRIPT = {'-': '\u207b', 0: '\u2070', 1: '\u00b9', 2: '\u00b2', 3: '\u00b3', 4: '\u2074', 5: '\u2075', 6: '\u2076', 7: '\u2077', 8: '\u2078', 9: '\u2079'};

/** Powers of ten as 10 with an exponent where digits would be many; other numbers as they are. */
function logLabel(value) {
  const exponent = Math.log10(value);
  const whole = Math.round(exponent);
  if (value > 0 && Math.abs(exponent - whole) < 1e-9 && (whole < -2 || whole > 3)) {
    return '10' + [...String(whole)].map(digit => SUPERSCRIPT[digit]).join('');
  }
  return figure(value, 4);
}

/** Labels of places that lie evenly: with as many decimals each as tell them apart. */
function linearLabels(places) {
  const step = places.length > 1 ? Math.abs(places[1] - places[0]) : Math.abs(places[0]) || 1;
  const decimals = Math.max(0, Math.min(20, -Math.floor(Math.log10(step) + 1e-9)));
  const most = Math.max(...places.map(Math.abs));
  return decimals > 5 || most >= 1e6
      ? places.map(place => figure(place, 3))
      : places.map(place => place.toFixed(decimals));
}

/** Places for ticks from low to high, at most so many: powers of ten, or round numbers. */
function ticks(low, high, log, most, whole) {
  if (log && high / low >= 10) {
    const places = [];
    const factors = Math.log10(high / low) < 2.5 ? [1, 2, 5] : [1];
    const step = Math.max(1, Math.ceil(Math.log10(high / low) / most));
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high) + 1e-9; power++) {
      for (const factor of power % step === 0 ? factors : []) {
        const place = Number((factor + 'e' + power));
        if (place >= low * (1 - 1e-9) && place <= high * (1 + 1e-9)) {
          places.push(place);
        }
      }
    }
    return places;
  }
  const rough = (high - low) / most;
  if (!(rough > 0)) {
    return [low];
  }
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const round = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= rough * 0.999);
  const step = whole ? Math.max(1, Math.round(round)) : round;
  const places = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
    places.push(Number((n * step).toPrecision(12)));
  }
  return places;
}

/** The number of the point nearest to x, or -1. */
function nearest(xs, x, log) {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) {
      low = middle;
    } else {
      high = middle;
    }
  }
  const at = value => log ? Math.log(value) : value;
  return high > low && at(xs[high]) - at(x) < at(x) - at(xs[low]) ? high : xs.length ? low : -1;
}

/** A curve with its legend, its marks and its tip, made from the data that stands beside it. */
class Plot {
  constructor(element) {
    this.element = element;
    this.area = element.querySelector('.plot-area');
    this.controls = element.querySelector('.plot-controls');
    this.spoken = element.querySelector('.plot-spoken');
    this.data = JSON.parse(element.querySelector('script').textContent);
    this.hidden = new Set();
    this.layers = new Map();
    this.data.marks.forEach(mark => this.layers.set(mark.layer, this.layers.get(mark.layer) || mark.shown));
    this.zoom = null;
    this.logY = this.data.y.log;
    this.point = null;
    this.makeControls();
    this.makeTip();
    this.area.addEventListener('keydown', event => this.key(event));
    for (const touch of ['pointerdown', 'pointermove']) {
      this.area.addEventListener(touch, event => this.touched(event));
    }
    this.area.addEventListener('blur', () => this.leave());
    new ResizeObserver(() => this.resize()).observe(this.area);
    this.draw();
  }

  get log() {
    return this.data.x.log;
  }

  // ----- legend, marks and buttons

  makeControls() {
    this.data.series.forEach((series, number) => {
      const button = this.button(series.name, () => {
        this.hidden.has(number) ? this.hidden.delete(number) : this.hidden.add(number);
        button.setAttribute('aria-pressed', String(!this.hidden.has(number)));
        this.draw();
      });
      button.setAttribute('aria-pressed', 'true');
      const swatch = document.createElement('span');
      swatch.className = 'swatch k' + number % 8;
      button.prepend(swatch);
    });
    const spring = document.createElement('span');
    spring.className = 'spring';
    this.controls.append(spring);
    this.button('Zoom in', () => this.zoomBy(0.5)).classList.add('zoom-in');
    this.button('Zoom out', () => this.zoomBy(2)).classList.add('zoom-out');
    this.button('Show all', () => this.zoomTo(null)).classList.add('show-all');
    this.scaleButton = this.button('', () => {
      this.logY = !this.logY;
      this.draw();
    });
    this.scaleButton.classList.add('scale');
    this.scaleButton.hidden = this.data.y.low !== null && this.data.y.low < 0;
    if (this.layers.size > 0) {
      this.makeLayers();
    }
  }

  button(text, action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(text);
    button.addEventListener('click', action);
    this.controls.append(button);
    return button;
  }

  makeLayers() {
    const set = document.createElement('fieldset');
    set.className = 'marks';
    const legend = document.createElement('legend');
    legend.textContent = 'Marks:';
    set.append(legend);
    this.layers.forEach((shown, layer) => {
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = shown;
      box.addEventListener('change', () => {
        this.layers.set(layer, box.checked);
        this.draw();
      });
      label.append(box, layer);
      set.append(label);
    });
    this.controls.append(set);
  }

  // ----- drawing

  /** Makes the plot anew, in the colours that hold now. */
  draw() {
    const focused = document.activeElement === this.area;
    if (this.plot) {
      this.plot.destroy();
    }
    this.scaleButton.textContent = (this.logY ? 'Linear ' : 'Log ') + this.data.y.label;
    const style = getComputedStyle(document.documentElement);
    this.color = name => style.getPropertyValue('--' + name).trim();
    this.plot = new uPlot(this.options(), this.table(), this.area);
    this.area.append(this.tip);
    this.tip.hidden = true;
    if (focused) {
      this.area.focus();
    }
  }

  options() {
    const axis = (side, of, log) => ({
      stroke: this.color('ink'),
      grid: {stroke: this.color('line'), width: 1},
      ticks: {stroke: this.color('line'), width: 1},
      font: '13px system-ui, "Liberation Sans", sans-serif',
      labelFont: '600 13px system-ui, "Liberation Sans", sans-serif',
      label: of.label,
      labelSize: 22,
      size: (u, labels) => side === 3 ? 20 + 7.5 * Math.max(3, ...(labels || []).map(one => one.length)) : 42,
      side,
      splits: (u, i, low, high) => ticks(low, high, log, side === 3 ? this.height() / 45 : this.width() / 75, of.whole),
      filter: (u, splits) => splits,
      values: (u, splits) => log && splits[splits.length - 1] / splits[0] >= 4 ? splits.map(logLabel) : linearLabels(splits),
    });
    return {
      width: this.width(),
      height: this.height(),
      legend: {show: false},
      padding: [14, 16, 0, 0],
      cursor: {
        drag: {x: true, y: false, setScale: false},
        points: {show: false},
        y: false,
      },
      scales: {
        x: {time: false, distr: this.log ? 3 : 1, range: () => this.rangeX()},
        y: {distr: this.logY ? 3 : 1, range: () => this.rangeY()},
      },
      axes: [axis(2, this.data.x, this.log), axis(3, this.data.y, this.logY)],
      series: [{}, ...this.lines().map(line => this.line(line))],
      bands: this.bands(),
      hooks: {
        setSelect: [u => this.selected(u)],
        setCursor: [u => this.moved(u)],
        draw: [u => this.drawMarks(u)],
      },
    };
  }

  width() {
    return Math.max(240, this.area.clientWidth);
  }

  height() {
    return Math.round(Math.min(440, Math.max(260, this.width() * 0.5)));
  }

  /** Every trace of every series that is not switched off: traces behind first. */
  lines() {
    const lines = [];
    for (const trace of this.data.traces) {
      this.data.series.forEach((series, number) => {
        if (!this.hidden.has(number)) {
          lines.push({trace, series, number});
        }
      });
    }
    return lines;
  }

  /** Between the lower and the upper edge that follows it, for each series. */
  bands() {
    const lines = this.lines();
    return lines.flatMap((line, low) => {
      const high = lines.findIndex(other => other.trace.style === 'high' && other.number === line.number);
      const fill = this.color('c' + line.number % 8) + '38';
      return line.trace.style === 'low' && high >= 0 ? [{series: [high + 1, low + 1], fill}] : [];
    });
  }

  line({trace, number}) {
    const color = this.color('c' + number % 8);
    if (trace.style === 'low' || trace.style === 'high') {
      return {stroke: color + '00', width: 0, spanGaps: true, points: {show: false}};
    }
    const few = trace.style === 'points';
    return {
      stroke: trace.style === 'faint' ? color + '60' : color,
      width: trace.style === 'faint' ? 1 : 2.5,
      dash: trace.style === 'dashed' ? [7, 5] : number >= 8 ? [12, 4] : undefined,
      spanGaps: true,
      points: {show: few, size: 8, fill: color},
    };
  }

  /** All lines over all their places, as uPlot wants them. */
  table() {
    const lines = this.lines();
    const rows = new Map();
    const floor = this.logY ? this.floorY() : -Infinity;
    lines.forEach(({trace, series}, i) => {
      const values = series.columns[trace.column];
      series.x.forEach((x, point) => {
        if (!rows.has(x)) {
          rows.set(x, new Array(lines.length).fill(null));
        }
        const value = values[point];
        rows.get(x)[i] = value === null ? null : Math.max(value, floor);
      });
    });
    const xs = [...rows.keys()].sort((a, b) => a - b);
    const columns = lines.map(() => new Array(xs.length));
    xs.forEach((x, row) => rows.get(x).forEach((value, i) => {
      columns[i][row] = value;
    }));
    return [xs, ...columns];
  }

  /** All x of the plot from the smallest to the largest, with a little room. */
  wholeX() {
    let low = Infinity;
    let high = -Infinity;
    for (const series of this.data.series) {
      if (series.x.length > 0) {
        low = Math.min(low, series.x[0]);
        high = Math.max(high, series.x[series.x.length - 1]);
      }
    }
    if (this.data.x.low !== null) {
      low = Math.min(low, this.data.x.low);
      high = Math.max(high, this.data.x.high);
    }
    if (!(low <= high)) {
      return this.log ? [1e-4, 1] : [0, 1];
    }
    if (this.log) {
      const room = Math.max(Math.pow(high / low, 0.015), 1.01);
      return [low / room, high * room];
    }
    const room = Math.max((high - low) * 0.015, low === high ? 0.5 : 0);
    return [low - room, high + room];
  }

  rangeX() {
    return this.zoom || this.wholeX();
  }

  /** The values that are drawn within the horizontal range. */
  visible() {
    const [low, high] = this.rangeX();
    const values = [];
    for (const {trace, series} of this.lines()) {
      series.x.forEach((x, point) => {
        const value = series.columns[trace.column][point];
        if (x >= low && x <= high && value !== null) {
          values.push(value);
        }
      });
    }
    return values;
  }

  /** Where values that have no logarithm are drawn: a little below the smallest that has one. */
  floorY() {
    let least = Infinity;
    for (const {trace, series} of this.lines()) {
      for (const value of series.columns[trace.column]) {
        if (value !== null && value > 0 && value < least) {
          least = value;
        }
      }
    }
    return least === Infinity ? 1e-12 : least / 2;
  }

  /** The heights of the curves, and above them room for the marks' names. */
  rangeY() {
    const [low, high] = this.heights();
    const room = this.roomForMarks();
    const stretched = (from, to) => from + (to - from) / (1 - room);
    return [low, this.logY ? Math.exp(stretched(Math.log(low), Math.log(high))) : stretched(low, high)];
  }

  heights() {
    if (!this.zoom && this.data.y.low !== null && (!this.logY || this.data.y.low > 0)) {
      return [this.data.y.low, this.data.y.high];
    }
    let low = Infinity;
    let high = -Infinity;
    const floor = this.logY ? this.floorY() : -Infinity;
    for (const value of this.visible()) {
      low = Math.min(low, Math.max(value, floor));
      high = Math.max(high, Math.max(value, floor));
    }
    if (!(low <= high)) {
      return this.logY ? [0.1, 10] : [0, 1];
    }
    if (this.logY) {
      const room = Math.max(Math.pow(high / low, 0.05), 1.05);
      return [low / room, high * room];
    }
    if (low === high) {
      return low > 0 ? [0, 2 * low] : [low - (-low || 1), high + (-low || 1)];
    }
    const room = (high - low) * 0.06;
    return [low - room, high + room];
  }

  /**
   * The marks that are switched on, from left to right, each with where its line stands and where
   * its name: in the first row in which it hides no other.
   */
  placeMarks(at, left, right) {
    const context = document.createElement('canvas').getContext('2d');
    context.font = MARK_FONT;
    const [low, high] = this.rangeX();
    const ends = [];
    return this.data.marks
        .map(mark => ({...mark, number: this.data.series.findIndex(series => series.name === mark.series)}))
        .filter(mark => this.layers.get(mark.layer) && !this.hidden.has(mark.number))
        .filter(mark => mark.x >= low && mark.x <= high)
        .sort((a, b) => a.x - b.x)
        .map(mark => {
          const line = at(mark.x);
          const width = context.measureText(mark.label).width + 8;
          const begin = line + width > right ? Math.max(left, line - width) : line;
          let row = ends.findIndex(end => end <= begin);
          row = row < 0 ? ends.length : row;
          ends[row] = begin + width + 4;
          return {...mark, line, begin, width, row};
        });
  }

  /** The share of the height that the marks' names need above the curves, at most a half. */
  roomForMarks() {
    const [low, high] = this.rangeX().map(x => this.log ? Math.log(x) : x);
    const width = this.width() - 90; // about what the axis leaves
    const rows = this.placeMarks(x => ((this.log ? Math.log(x) : x) - low) / (high - low) * width, 0, width)
        .reduce((most, mark) => Math.max(most, mark.row + 1), 0);
    return Math.min(0.5, (rows * MARK_ROW + (rows > 0 ? 6 : 0)) / (this.height() - 80));
  }

  /** A dashed line for each mark, and above all of them the names. */
  drawMarks(u) {
    const context = u.ctx;
    const ratio = devicePixelRatio;
    const [left, top, width, height] = ['left', 'top', 'width', 'height'].map(side => u.bbox[side] / ratio);
    const marks = this.placeMarks(x => u.valToPos(x, 'x', true) / ratio, left, left + width);
    context.save();
    context.scale(ratio, ratio);
    context.font = MARK_FONT;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.setLineDash([5, 4]);
    context.lineWidth = 1.5;
    for (const mark of marks) {
      context.strokeStyle = this.color('c' + mark.number % 8);
      context.beginPath();
      context.moveTo(mark.line, top);
      context.lineTo(mark.line, top + height);
      context.stroke();
    }
    for (const mark of marks) {
      const y = top + 10 + mark.row * MARK_ROW;
      context.fillStyle = this.color('paper');
      context.fillRect(mark.begin + 2, y - 8, mark.width - 4, 16);
      context.fillStyle = this.color('c' + mark.number % 8);
      context.fillText(mark.label, mark.begin + 4, y);
    }
    context.restore();
  }

  resize() {
    if (this.plot && this.plot.width !== this.width()) {
      this.plot.setSize({width: this.width(), height: this.height()});
    }
  }

  // ----- new points of a run that goes on

  /** Adds points: x and the columns in their order, each. */
  add(name, rows) {
    const series = this.data.series.find(one => one.name === name);
    if (!series) {
      return;
    }
    const columns = Object.values(series.columns);
    for (const [x, ...values] of rows) {
      series.x.push(x);
      columns.forEach((column, i) => column.push(values[i]));
    }
    this.sort(series, columns);
    if (!this.due) {
      this.due = requestAnimationFrame(() => {
        this.due = null;
        this.plot.setData(this.table());
      });
    }
  }

  /** Trainings side by side do not end in the order of their learning rates. */
  sort(series, columns) {
    if (series.x.every((x, i) => i === 0 || series.x[i - 1] <= x)) {
      return;
    }
    const order = series.x.map((x, i) => i).sort((a, b) => series.x[a] - series.x[b]);
    for (const values of [series.x, ...columns]) {
      values.splice(0, values.length, ...order.map(i => values[i]));
    }
  }

  // ----- zooming

  selected(u) {
    if (u.select.width > 8) {
      const from = u.posToVal(u.select.left, 'x');
      const to = u.posToVal(u.select.left + u.select.width, 'x');
      u.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
      this.zoomTo([from, to]);
    }
  }

  zoomTo(range) {
    this.zoom = range;
    this.plot.setData(this.plot.data);
  }

  /** Around the point that is looked at, or the middle. */
  zoomBy(factor) {
    const to = value => this.log ? Math.log(value) : value;
    const from = value => this.log ? Math.exp(value) : value;
    const [low, high] = this.rangeX().map(to);
    const [least, most] = this.wholeX().map(to);
    const centre = this.point === null ? (low + high) / 2 : Math.min(high, Math.max(low, to(this.point)));
    const half = (high - low) * factor / 2;
    const range = [Math.max(least, centre - half), Math.min(most, centre + half)];
    const whole = range[0] <= least && range[1] >= most;
    this.zoomTo(whole ? null : range.map(from));
  }

  // ----- reading points

  makeTip() {
    this.tip = document.createElement('div');
    this.tip.className = 'plot-tip';
    this.tip.hidden = true;
    this.tip.setAttribute('aria-hidden', 'true');
  }

  moved(u) {
    if (u.cursor.left === null || u.cursor.left < 0) {
      this.tip.hidden = true;
      return;
    }
    this.point = u.posToVal(u.cursor.left, 'x');
    this.showTip(u.cursor.left);
  }

  /** A finger that goes along the plot reads it; one that goes up or down scrolls the page. */
  touched(event) {
    if (event.pointerType === 'touch' && this.plot.over.contains(event.target)) {
      const {left, width} = this.plot.over.getBoundingClientRect();
      this.plot.setCursor({left: Math.max(0, Math.min(width, event.clientX - left)), top: 10});
    }
  }

  leave() {
    this.tip.hidden = true;
  }

  /** What each series has at the point that is looked at: its name, its x and all its columns. */
  reading() {
    return this.data.series
        .map((series, number) => ({series, number, at: nearest(series.x, this.point, this.log)}))
        .filter(one => one.at >= 0 && !this.hidden.has(one.number))
        .map(({series, number, at}) => ({
          name: series.name,
          number,
          x: series.x[at],
          values: Object.entries(series.columns).map(([name, column]) => [name, column[at]]),
        }));
  }

  showTip(left) {
    const readings = this.reading().slice(0, 12);
    if (readings.length === 0) {
      this.tip.hidden = true;
      return;
    }
    const narrow = this.area.clientWidth < 520;
    const rows = this.tipRows(readings);
    const table = document.createElement('table');
    (narrow && readings.length < 4 ? rows[0].map((cell, i) => rows.map(row => row[i])) : rows).forEach((cells, i) => {
      const row = (i === 0 ? table.createTHead() : table.tBodies[0] || table.createTBody()).insertRow();
      cells.forEach(({text, name, number}) => {
        const cell = document.createElement(name ? 'th' : 'td');
        cell.textContent = text;
        if (number !== undefined) {
          cell.className = 'k' + number % 8;
        }
        row.append(cell);
      });
    });
    this.tip.replaceChildren(table);
    this.tip.classList.toggle('narrow', narrow);
    this.tip.hidden = false;
    this.placeTip(left);
  }

  /** A head and a row for each series; on a phone each of them becomes a column. */
  tipRows(readings) {
    const columns = [...new Set(readings.flatMap(one => one.values.map(([name]) => name)))];
    return [
      ['', this.data.x.label, ...columns].map(text => ({text, name: true})),
      ...readings.map(one => {
        const values = new Map(one.values);
        return [
          {text: one.name, name: true, number: one.number},
          {text: figure(one.x, 3)},
          ...columns.map(column => ({text: values.has(column) ? figure(values.get(column), 4) : ''})),
        ];
      }),
    ];
  }

  /** Beside the cursor where there is room, and never outside of the plot. */
  placeTip(left) {
    const plotLeft = this.plot.bbox.left / devicePixelRatio;
    const cursor = plotLeft + left;
    const width = this.tip.offsetWidth;
    const right = cursor + 16;
    const place = right + width <= this.area.clientWidth ? right : cursor - 16 - width;
    this.tip.style.left = Math.max(0, Math.min(place, this.area.clientWidth - width)) + 'px';
  }

  /** Left and right go from point to point of the longest series. */
  key(event) {
    const keys = {
      ArrowLeft: () => this.step(event.shiftKey ? -10 : -1),
      ArrowRight: () => this.step(event.shiftKey ? 10 : 1),
      Home: () => this.step(-Infinity),
      End: () => this.step(Infinity),
      '+': () => this.zoomBy(0.5),
      '-': () => this.zoomBy(2),
      Escape: () => {
        this.zoomTo(null);
        this.leave();
      },
    };
    if (keys[event.key] && event.target === this.area && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  }

  step(by) {
    const shown = this.data.series.filter((series, number) => !this.hidden.has(number));
    const [low, high] = this.rangeX();
    const longest = shown.reduce((most, one) => one.x.length > most.length ? one.x : most, []);
    const xs = longest.filter(x => x >= low && x <= high);
    if (xs.length === 0) {
      return;
    }
    const now = this.point === null ? (by > 0 ? -1 : xs.length) : nearest(xs, this.point, this.log);
    const next = Math.max(0, Math.min(xs.length - 1, now + by));
    const left = this.plot.valToPos(xs[next], 'x');
    this.plot.setCursor({left, top: 10});
    this.point = xs[next];
    this.showTip(left);
    this.spoken.textContent = this.reading()
        .map(one => `${one.name}: ${this.data.x.label} ${figure(one.x, 3)}, `
            + one.values.map(([name, value]) => `${name} ${figure(value, 4)}`).join(', '))
        .join('; ');
  }
}
