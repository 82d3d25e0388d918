// words: array indexOf includes concat
var a = [];
for (var i = 0; i < n; i++) a.push(i % 3 ? i : 'k' + i);
var s = 0;
for (var j = 0; j < n; j++) s += a.indexOf(rnd(n)) + (a.includes('k' + rnd(n)) ? 1 : 0) + a.concat(a).length;
s;
