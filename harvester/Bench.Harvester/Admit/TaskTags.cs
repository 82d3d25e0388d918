using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Evaluation.Patches;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Admit;

/// <summary>Tags of a task, as far as rules can tell: the mechanism of the speedup, the size of the change, its files and layers.</summary>
internal static partial class TaskTags
{
    private const int MostLayers = 3;
    private const int LongestTag = 64;
    private const int Small = 20;
    private const int Medium = 100;

    private static readonly ImmutableArray<string> Documents = [".md", ".rst", ".txt"];

    private static readonly ImmutableArray<MechanismRule> Rules =
    [
        new("algorithm", AlgorithmCode(), AlgorithmWords()),
        new("allocation", AllocationCode(), AllocationWords()),
        new("caching", CachingCode(), CachingWords()),
        new("data-structure", StructureCode(), StructureWords()),
        new("io", IoCode(), IoWords()),
        new("parallelism", ParallelCode(), ParallelWords()),
        new("vectorisation", VectorCode(), VectorWords()),
    ];

    /// <summary>The tags, sorted.</summary>
    /// <param name="request">The pull request, for its text.</param>
    /// <param name="patch">The expert's patch.</param>
    /// <param name="origin">Where the workload comes from, as Measure names it; null when it does not say.</param>
    public static ImmutableArray<string> Of(MinedPullRequest request, Patch patch, string? origin)
    {
        var files = patch.Files.Where(file => !Documents.Contains(Path.GetExtension(file.NewPath))).ToList();
        var lines = files.SelectMany(file => file.Hunks).SelectMany(hunk => hunk.Lines).Where(line => line.Kind != LineKind.Context).ToList();
        var size = lines.Count <= Small ? "size/small" : lines.Count <= Medium ? "size/medium" : "size/large";
        IEnumerable<string> tags =
        [
            .. Mechanisms(request, lines),
            size,
            string.Create(CultureInfo.InvariantCulture, $"files/{files.Count}"),
            .. files.Select(file => Layer(file.NewPath)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostLayers),
            .. origin switch { null => Array.Empty<string>(), "guarding-tests" => ["guarding-tests"], _ => [$"workload/{origin}"] },
        ];
        return [.. tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static List<string> Mechanisms(MinedPullRequest request, List<HunkLine> lines)
    {
        var added = Text(lines, LineKind.Added);
        var removed = Text(lines, LineKind.Removed);
        var said = $"{request.Title}\n{request.Body}";
        return [.. Rules.Where(rule => rule.Code.Count(added) > rule.Code.Count(removed) || rule.Words.IsMatch(said)).Select(rule => rule.Tag)];
    }

    private static string Text(List<HunkLine> lines, LineKind kind) =>
        string.Join('\n', lines.Where(line => line.Kind == kind).Select(line => Encoding.UTF8.GetString(line.Text.Span)));

    private static string Layer(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        var fit = NoTag().Replace(folder.Length == 0 ? "root" : folder, "-");
        var tag = $"layer/{fit}";
        return tag.Length <= LongestTag ? tag : tag[..LongestTag];
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
    private const RegexOptions Spoken = Plain | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"[^A-Za-z0-9._/-]", Plain)]
    private static partial Regex NoTag();

    [GeneratedRegex(@"\b(bisect\w*|BinarySearch|heapq|searchsorted|break;?$|memmove)\b", Plain)]
    private static partial Regex AlgorithmCode();

    [GeneratedRegex(@"\b(algorithm|quadratic|exponential|linear time|logarithmic|binary search|recurs\w+|early exit|early return|short.circuit|O\(n)", Spoken)]
    private static partial Regex AlgorithmWords();

    [GeneratedRegex(@"\b(StringBuilder|ArrayPool|stackalloc|Span<|AsSpan|ValueStringBuilder|EnsureCapacity|ref struct|__slots__|bytearray|memoryview|\.join\(|yield)", Plain)]
    private static partial Regex AllocationCode();

    [GeneratedRegex(@"\b(alloc\w+|garbage|copies|copying|boxing|in place)\b", Spoken)]
    private static partial Regex AllocationWords();

    [GeneratedRegex(@"(\b|_)(lru_cache|cached_property|functools\.cache|\w*[Cc]ache\w*|memo(ize\w*)?|ConditionalWeakTable|Lazy<)", Plain)]
    private static partial Regex CachingCode();

    [GeneratedRegex(@"\b(cach(e|ed|ing)|memoi[sz]\w*|remember\w*)\b", Spoken)]
    private static partial Regex CachingWords();

    [GeneratedRegex(@"\b(set\(|frozenset|defaultdict|deque|Counter\(|OrderedDict|HashSet<|FrozenSet|Dictionary<|FrozenDictionary|SortedSet<|PriorityQueue<|Queue<|Stack<|LinkedList<)", Plain)]
    private static partial Regex StructureCode();

    [GeneratedRegex(@"\b(hash (set|table|map)|lookup|index(ed)?|sorted lists?|data structure|posting\w*|heap|trie)\b", Spoken)]
    private static partial Regex StructureWords();

    [GeneratedRegex(@"\b(mmap|readinto|BufferedReader|BufferedStream|FileStream|ReadAsync|WriteAsync|sendfile|os\.scandir)\b", Plain)]
    private static partial Regex IoCode();

    [GeneratedRegex(@"\b(I/O|disk|file reads?|file system|syscalls?|buffered)\b", Spoken)]
    private static partial Regex IoWords();

    [GeneratedRegex(@"\b(ThreadPool\w*|concurrent\.futures|multiprocessing|Parallel\.|AsParallel|Task\.WhenAll|asyncio\.gather|omp parallel)", Plain)]
    private static partial Regex ParallelCode();

    [GeneratedRegex(@"\b(parallel\w*|multi.?thread\w*|concurren\w+)\b", Spoken)]
    private static partial Regex ParallelWords();

    [GeneratedRegex(@"\b(np\.|numpy|Vector<|Vector(64|128|256|512)|TensorPrimitives|Avx2?|Sse\d*|simd|einsum|SearchValues)", Plain)]
    private static partial Regex VectorCode();

    [GeneratedRegex(@"\b(vectori[sz]\w*|SIMD|intrinsics?)\b", Spoken)]
    private static partial Regex VectorWords();
}
