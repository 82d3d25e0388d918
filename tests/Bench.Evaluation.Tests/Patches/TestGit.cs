using System.Text;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Patches;

/// <summary>The real git, which judges what ours does.</summary>
internal static class TestGit
{
    public static ReadOnlyMemory<byte> Run(string folder, params string[] arguments)
    {
        var result = HostCommand.RunAsync(["git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", "user.name=Test", "-c", "user.email=test@example.org", .. arguments], folder, default, HostCommandLimits.Default with { Variables = HostCommandLimits.CleanVariables }, CancellationToken.None)
            .GetAwaiter().GetResult();
        return result.Succeeded ? result.StandardOutput : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.ErrorText}");
    }

    public static string Text(string folder, params string[] arguments) => Encoding.UTF8.GetString(Run(folder, arguments).Span).TrimEnd('\n');

    /// <summary>Makes a commit of everything in the folder and returns the tree's id.</summary>
    public static string Commit(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, ".git")))
        {
            Run(folder, "init", "-q");
        }

        Run(folder, "add", "-A", "-f");
        Run(folder, "commit", "-q", "--allow-empty", "--no-verify", "-m", "state");
        return Text(folder, "rev-parse", "HEAD^{tree}");
    }
}
