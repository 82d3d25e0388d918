// words: uri decode encode unescape escape
var p = [];
for (var i = 0; i < n; i++) p.push('k\u00e9y' + rnd(1e6) + '=v\u00e4lue \u4e2d ' + rnd(1e6) + '&plain' + rnd(100));
var t = p.join('&');
var e = encodeURIComponent(t);
var s = 0;
for (var j = 0; j < 30; j++) s += decodeURIComponent(e).length + encodeURI(t).length + unescape(escape(t)).length;
s + ':' + e.length;
