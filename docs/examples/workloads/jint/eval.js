// words: eval function compilation cache sources repeated
var f = ['x * 3 + ' + rnd(9), '(x + 1) % ' + (3 + rnd(9)), 'Math.max(x, ' + rnd(99) + ')'];
var s = 0;
for (var x = 0; x < n * 4; x++) {
    s += eval(f[x % 3]);
    s += new Function('x', 'return ' + f[(x + 1) % 3])(x);
}
s;
