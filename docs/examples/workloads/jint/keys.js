// words: integer index property keys sort parsing
var o = {};
for (var i = 0; i < n * 3; i++) o[rnd(1e9)] = i;
var s = 0;
for (var j = 0; j < 10; j++) {
    var k = Object.keys(o);
    s += k.length + +k[j];
    for (var x in o) s += o[x] % 7;
}
s;
