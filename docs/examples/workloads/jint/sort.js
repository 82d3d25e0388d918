// words: array sort compare
var a = [];
for (var i = 0; i < n * 6; i++) a.push(rnd(1e9));
var b = a.slice().sort();
var c = a.slice().sort(function (x, y) { return x - y; });
b[0] + ':' + b[n] + ':' + c[0] + ':' + c[n];
