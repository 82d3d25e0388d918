// words: typedarray typed array bulk span copy fill set slice subarray
var a = new Float64Array(n * 100);
for (var i = 0; i < n; i++) a[rnd(n * 100)] = rnd(1e6);
var s = 0;
for (var j = 0; j < 60; j++) {
    var b = a.slice(j);
    b.fill(j, 10, n);
    a.set(b, j);
    a.copyWithin(5, j, n);
    s += b[rnd(n)] + a.indexOf(j) + b.reverse()[7];
}
s;
