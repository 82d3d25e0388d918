using static Bench.Harvester.Filter.Texts.TermKind;

namespace Bench.Harvester.Filter.Texts;

/// <summary>
/// The terms with what they say in a title. 5: hardly said of anything but speed. 3: mostly of speed. 1 to 2: a way to be fast that
/// has other uses. Below 1: only together with more. The page docs/harvesting.md tells the same as a table.
/// </summary>
internal static class LexiconTerms
{
    /// <summary>Kind, weight and the patterns of its terms; a pattern is a term of its own.</summary>
    public static IReadOnlyList<(TermKind Kind, double Weight, string[] Patterns)> All { get; } =
    [
        (Gain, 5, [
            "speed{, }up{,s}", "speed{,s,ing} {it,this,things,them} up", "sped up", "speeding up", "speeds up", "faster", "fastest", "perf", "optimi{z,s}{e,ed,es,ing}", "performan{ce,t}",
            "{improve,improves,improved,improving,better,increase,increased,boost} {the,,runtime,overall,query} {performance,efficiency,speed}", "performance {improvement,improvements,enhancement,enhancements,optimization,optimizations,boost,gain,gains,tweak,tweaks}",
            "{more,much more,most} efficient", "more efficiently", "accelerat{e,es,ed,ing}", "{reduce,reduces,reduced,reducing,avoid,remove,lower,less,cut} {the,some,unnecessary,graph,memory,,} {overhead,allocations,allocation}",
            "performance {regression,regressions,issue,issues,problem,problems,bug}", "{times,x} {faster,quicker}",
        ]),
        (Gain, 3, [
            "optimi{z,s}ation{,s}", "optimi{z,s}er{,s}", "efficien{t,tly}", "efficiency", "quick{er,est}", "fast path{,s}", "fastpath{,s}", "cheap{er,ly}", "throughput", "{reduce,reduces,reduced,less,lower,save,saves,minimize} {the,peak,,} memory",
            "memory {usage,consumption,footprint,use}", "{reduce,reduces,reduced,less,fewer,lower} {the,number of,,} {calls,copies,time,work,computation,computations}", "linear time", "constant time", "logarithmic time", "linear complexity", "lower complexity",
            "scal{es,e} {better,linearly}", "{less,shorter} time", "low latency", "latency",
        ]),
        (Gain, 2, ["fast", "quickly", "speed{,s}", "cheap", "lightweight", "scalab{le,ility}", "scaling", "benchmark{,s,ed,ing}", "profil{ed,ing}", "timeit", "asv", "timings", "high performance"]),
        (Cost, 4, [
            "slow{ness,down,downs}", "bottleneck{,s}", "quadratic{,ally}", "inefficien{t,tly,cy,cies}", "exponential time", "{very,too,extremely,really,painfully,quite,so,terribly} slow", "cubic time", "hot {path,loop,spot}", "hotspot{,s}",
            "{took,takes,taking,take} {minutes,seconds,hours,forever,ages,too long,very long,a long time,most of a minute,over a minute,several minutes}", "long time", "dominated by", "spent {in,most}", "time {is,was,being} spent", "worst case",
        ]),
        (Cost, 3, ["slow{,s,er,ly}", "overhead{,s}", "expensive", "costly", "wasteful", "wast{es,ed,ing}", "needless{,ly}", "grew without bound", "time no longer {depends,grows}"]),
        (Cost, 1, ["hang{,s,ing}", "forever", "explod{e,es,ing}", "bloat", "unusable", "timeout{,s}", "huge", "stack overflow"]),
        (Technique, 3, [
            "memoi{z,s}{e,es,ing,ation}", "vectori{z,s}{e,ed,es,ing,ation}", "lru_cache", "precomput{e,ed,es,ing,ation}", "preallocat{e,ed,es,ing,ion}", "binary search", "bisect{,ion}", "without copying", "zero copy", "{avoid,avoids,avoiding,no,skip,remove,fewer,drop} {the,,unnecessary,extra,needless,redundant,repeated} {copy,copies,copying}",
            "{avoid,avoids,avoiding,skip,remove,removes,removing,eliminate,drop,reduce,without} {unnecessary,redundant,repeated,duplicate,extra,needless,excess,excessive,useless,superfluous,multiple,double,recomputing,recomputation,recalculating,recalculation,creating,calling,computing,materializing,iterating,quadratic,expensive,costly,deepcopy,full}",
            "bit {vector,vectors,twiddling}", "simd", "single pass", "one pass", "cache{,s} {the,result,results,hash,computed,more,some}", "inverted index", "cachedproperty", "cached_property", "cacheit", "stringbuilder", "object pool{,ing}", "stackalloc",
        ]),
        (Technique, 2, [
            "cach{ing,ed}", "cache{,s}", "lazy", "lazily", "laziness", "recomput{e,ed,es,ing,ation}", "recalculat{e,ed,es,ing,ation}", "allocat{e,es,ed,ing,ion,ions}", "allocation free", "early {exit,return,out,termination}", "{exit,return,leave,stop,bail,quit} early", "{leave,stop} * early", "short circuit{,s,ing,ed}", "in place", "inplace",
            "parallel{,ize,ise,ized,ised,ism}", "multithread{ed,ing}", "multi thread{ed,ing}", "concurren{t,tly,cy}", "reus{e,es,ed,ing}", "unnecessary", "unnecessarily", "redundant{,ly}", "repeated{,ly}", "again and again", "at a time", "without recursion", "running sum", "lookup{,s}", "looked up", "look up", "hash table", "hash {map,set}", "in batches",
            "in linear time", "stay{,s} the same", "sparse", "numba", "cython{,ize,ized}", "span{,s}", "defer{,s,red,ring}", "every {row,value,time,call,step,document,character,element,cell,pair,node}", "{each,whole} {time,call,step,piece,character,window,set,list}", "nested loop{,s}",
        ]),
        (Technique, 1, [
            "memoi{z,s}ed", "avoid{,s,ed,ing}", "skip{,s,ped,ping}", "remember{,s,ed}", "batch{,es,ed,ing}", "inline{,d}", "twice", "once", "instead of", "rather than", "cop{y,ies,ied,ying}", "generator{,s}", "heap", "buffer{,s,ed}", "sorted", "materiali{z,s}{e,ed,es,ing}", "deepcopy", "iterat{or,ively}", "chunk{s,ed,ing}",
            "without {creating,computing,calling,building,sorting,reading,scanning}", "only once", "memory", "hash{,es,ing}", "dict{,s}", "directly", "frozenset", "index{es,ed}", "reads only", "keep{,s} only", "fewer", "eager{,ly}", "postings", "pool{,ing}", "column by column", "field by field", "row by row", "replaces", "simplif{y,ied}",
        ]),
        (Against, -2, [
            "fix{,es,ed,ing}", "bug{,s,fix}", "bugfix{,es}", "error{,s}", "raise{,s}", "exception{,s}", "warn{,s,ing,ings}", "crash{,es}", "correct{,ly,s,ed}", "wrong{,ly}", "broken", "incorrect{,ly}", "fail{,s,ed,ing,ure,ures}", "invalid", "{add,adds,added,adding,fix,handle} missing", "deadlock{,s}", "race condition", "race", "segfault",
            "support{,s,ing,ed}", "let{,s}", "accept{,s,ed,ing}", "{argument,arguments,parameter,parameters,keyword,keywords,kwarg,kwargs,option,options}", "add{,s,ed,ing}", "implement{,s,ed,ing,ation}", "introduc{e,es,ed,ing}", "new", "allow{,s,ing,ed}", "enable{,s}", "expose{,s}", "compat{,ibility}", "handle{,s}", "ensure{,s}", "validat{e,es,ion}", "updat{e,es,ed,ing}", "message{,s}", "api", "default{,s}",
        ]),
        (Against, -3, [
            "doc", "docs", "docstring{,s}", "documentation", "document{,s,ing}", "typo{,s}", "tutorial", "readme", "changelog", "deprecat{e,es,ed,ing,ion,ions}", "bump{,s}", "typing", "type {hint,hints,annotation,annotations}", "annotations", "mypy", "flake8", "pep8", "lint{,er,ing}", "black", "isort", "pre commit", "rename{,s,d}", "style", "cosmetic",
            "test{,s,ing}", "testing", "ci", "travis", "appveyor", "github actions", "refactor{,s,ed,ing}", "move{,s,d}", "clean{, }up", "cleanups", "wip", "release", "pin", "logo", "whitespace", "spelling", "python 3", "docathon", "coverage", "widget", "dashboard", "license", "formatting", "reorgani{z,s}{e,ed,ation}", "flaky", "xfail",
            "tst", "bench", "typ", "bld", "dep", "sty", "rel", "feat", "chore", "version{,s}", "example{,s}", "unused", "clarif{y,ies,ied,ying}", "ruff", "pytest", "sphinx", "windows", "macos",
        ]),
        (Nothing, 0, [
            "fast forward{,s,ed}", "fast fail", "fail fast", "fast {moving,growing}", "performance {report,reports,tip,tips,guide,page,docs,documentation,section,test,tests,counter,counters,review,art}", "optimi{z,s}ation {level,levels,module,problem,problems,theory}", "convex optimi{z,s}ation",
            "cache {invalidation,key,keys,dir,directory,folder,file,control,action,miss}", "memory {leak,leaks,error,errors,view,limit,address,map,mapped,order}", "out of memory", "{in,shared} memory", "test {speed,performance}", "slow {test,tests,marker}", "profil{ing,er} {output,docs}", "benchmark {suite,ci,job,docs}",
            "warning cache", "parallel {download,test,tests,line,lines,to}", "{the,a} heap", "lookup error", "copy {paste,edit,editing,right,button}", "speed {of sound,of light}", "speed dial", "quick {start,fix,reference}", "slow {motion,log}", "expensive {tests,test}", "once {more,again,upon,you,the}", "index{ed} {of,by}", "look{,s} like", "new line{,s}",
            "fast fourier", "fast mode", "error bar", "add up", "in addition", "sparse {matrix,array,arrays}",
        ]),
    ];
}
