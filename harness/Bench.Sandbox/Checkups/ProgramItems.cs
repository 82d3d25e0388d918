namespace Bench.Sandbox.Checkups;

/// <summary>Judges the programs that the harness starts.</summary>
internal static class ProgramItems
{
    /// <summary>Programs that are looked for, by the name of their item.</summary>
    public const string Git = "git";

    /// <inheritdoc cref="Git"/>
    public const string Python = "python3";

    /// <inheritdoc cref="Git"/>
    public const string Dotnet = "dotnet-sdk";

    /// <inheritdoc cref="Git"/>
    public const string Compiler = "gcc";

    public static IEnumerable<CheckupItem> Of(MachineFacts facts)
    {
        var hasCompiler = Version(facts, Compiler) is not null;
        return
        [
            Program(facts, Git, CheckupState.Fail, "Every task's tree comes out of a git repository.", "On Debian: apt-get install git"),
            Program(
                facts,
                Python,
                hasCompiler ? CheckupState.Warn : CheckupState.Fail,
                "Python tasks on the machine's own programs need it, and so does the agent where gcc is missing.",
                "On Debian: apt-get install python3"),
            Program(facts, Dotnet, CheckupState.Warn, "C# tasks on the machine's own programs need it, and so does building Bench.", "https://dotnet.microsoft.com/download/dotnet/10.0"),
            Program(
                facts,
                Compiler,
                CheckupState.Warn,
                "With it the agent is a small compiled program; the Python one takes some milliseconds more for each sample.",
                "On Debian: apt-get install gcc libc6-dev"),
        ];
    }

    private static string? Version(MachineFacts facts, string name) => facts.Programs.GetValueOrDefault(name);

    private static CheckupItem Program(MachineFacts facts, string name, CheckupState missing, string why, string mend) =>
        Version(facts, name) is { } version ? CheckupItem.Pass(name, version, why) : new CheckupItem(name, missing, "missing, or it does not work", why, mend);
}
