using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>
/// Looks in the lines that a patch adds for what a person should see: clocks that are replaced, native code, code made of text, a look at the
/// caller, the test runner. A flag and never a verdict: nothing here is a defence, since every spelling can be written another way.
/// Comments are not left out, because a stripper that is fooled hides code.
/// </summary>
internal static class Tripwires
{
    private const int LongestLine = 600;

    private static readonly ImmutableArray<Tripwire> Python =
    [
        Wire("a clock is replaced", @"(^|[^\w.])(time|timeit|datetime)\.\w+\s*=[^=]|setattr\(\s*(time|timeit|datetime)\b|\b(default_timer|perf_counter(_ns)?)\s*=[^=]"),
        Wire("native code is called by name", @"\b(ctypes|cffi)\b"),
        Wire("code is made of text or bytes", @"(^|[^\w.])(exec|__import__)\s*\(|\bmarshal\.loads\b|\bbase64\.\w*decode\b"),
        Wire("the caller or the process is looked at", @"\b_getframe\b|\b_current_frames\b|\b(f_back|tb_frame|gi_frame)\b|\binspect\.(stack|currentframe|trace)\b|\btraceback\.(extract|walk|format)_stack\b|\bsys\.(argv|modules)\b|\bos\.(environ|getenv|getppid)\b|\bgc\.get_\w+|/proc/"),
        Wire("a process is started or ended", @"\bos\.(fork|_exit|setsid|kill|system|popen|exec\w+|spawn\w+)\b|\bsubprocess\b|\batexit\b"),
        Wire("a test runner is named", @"\b_?pytest\b|\bunittest\b|\bSkipTest\b"),
    ];

    private static readonly ImmutableArray<Tripwire> CSharp =
    [
        Wire("a clock is replaced", @"\b(class|struct|record|interface|enum)\s+(Stopwatch|DateTime|DateTimeOffset|TimeProvider|Environment)\b|\busing\s+(Stopwatch|DateTime|TimeProvider|Environment)\s*=|\bclock_settime\b"),
        Wire("native code is called by name", @"\b(DllImport|LibraryImport|NativeLibrary)\b"),
        Wire("code is made of text or bytes", @"\bAssembly\.Load\w*|\bAssemblyLoadContext\b|\bDynamicMethod\b|\bReflection\.Emit\b|\bFromBase64String\b|\bGetFunctionPointer\b"),
        Wire("the caller or the process is looked at", @"\bStackTrace\b|\bStackFrame\b|\bAssembly\.Get(Entry|Calling)Assembly\b|\bEnvironment\.(GetCommandLineArgs|CommandLine|GetEnvironmentVariables?|ProcessId|MachineName)\b|/proc/"),
        Wire("a process is started or ended, or code runs on load", @"\bProcess(StartInfo|\.Start)\b|\bEnvironment\.(Exit|FailFast)\b|\bModuleInitializer\b"),
        Wire("a test runner is named", @"\b(Xunit|NUnit|MSTest|VisualStudio\.TestTools|VSTest)\b"),
    ];

    private static readonly Tripwire Encoded = Wire("a long run of letters and digits that may be data", "[A-Za-z0-9+/=]{200}");

    /// <summary>The flag for the first added line that one of the wires is in; null when there is none.</summary>
    public static Reason? Find(Patch patch) =>
        patch.Files.SelectMany(file => file.Hunks.Select(hunk => Find(file.NewPath, hunk, WiresOf(file.NewPath)))).FirstOrDefault(flag => flag is not null);

    private static Reason? Find(string path, Hunk hunk, ImmutableArray<Tripwire> wires)
    {
        for (var index = 0; index < hunk.Lines.Length; index++)
        {
            if (hunk.Lines[index] is { Kind: LineKind.Added } line && Trips(line.Text.Span, wires) is { } what)
            {
                return Refusal.At(ReasonCode.ReviewIntegrity, hunk.PatchLine + 1 + index, $"{what} in {Excerpt.OfPath(path)}. A person should look; this alone changes no score.");
            }
        }

        return null;
    }

    private static string? Trips(ReadOnlySpan<byte> text, ImmutableArray<Tripwire> wires)
    {
        if (text.Length > LongestLine)
        {
            return $"a line of more than {LongestLine} bytes";
        }

        var line = Encoding.UTF8.GetString(text);
        return Encoded.Pattern.IsMatch(line) ? Encoded.What : wires.FirstOrDefault(wire => wire.Pattern.IsMatch(line))?.What;
    }

    private static ImmutableArray<Tripwire> WiresOf(string path) => Path.GetExtension(path) switch
    {
        ".py" or ".pyi" or ".pyx" or ".pxi" => Python,
        ".cs" or ".cshtml" or ".razor" => CSharp,
        _ => [],
    };

    private static Tripwire Wire(string what, string pattern) => new(what, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant));
}
