// words: json parse stringify keys intern replacer reviver document
var a = [];
for (var i = 0; i < n; i++) a.push({ id: rnd(1e6), name: 'n' + rnd(1e6), tags: ['x', 'y' + i], nested: { left: i, right: rnd(9) } });
var s = 0;
for (var j = 0; j < 8; j++) {
    var t = JSON.stringify(a);
    s += t.length + JSON.parse(t)[rnd(n)].id + JSON.parse(t, function (k, v) { return v; }).length;
}
s;
