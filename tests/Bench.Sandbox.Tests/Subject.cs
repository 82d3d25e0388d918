using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests;

/// <summary>Small programs that tests drive; see the folder Subjects.</summary>
internal static class Subject
{
    public static string Folder { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "Subjects");

    /// <summary>Runs one as a plain program of the machine.</summary>
    public static Task<HostCommandResult> RunAsync(string file, params string[] arguments) =>
        HostCommand.RunAsync(["/usr/bin/python3", Path.Combine(Folder, file), .. arguments], "/", default, HostCommandLimits.Default, CancellationToken.None);
}
