// words: string lastindexof search backwards vectorized
var t = '';
for (var i = 0; i < n; i++) t += 'abc' + rnd(1e6) + ' ';
t = 'needle' + t;
var s = 0;
for (var j = 0; j < n; j++) s += t.lastIndexOf('needle') + t.lastIndexOf('abc' + (10 + rnd(90)));
s;
