using System.Text;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests;

/// <summary>The real git.</summary>
internal static class TestGit
{
    /// <summary>Runs git in a folder and returns what it wrote, without the last line end.</summary>
    public static string Run(string folder, params string[] arguments) => RunWith(folder, default, arguments);

    /// <summary>Runs git with an input.</summary>
    public static string RunWith(string folder, ReadOnlyMemory<byte> input, params string[] arguments)
    {
        string[] command = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always", .. arguments];
        var result = HostCommand.RunAsync(command, folder, input, HostCommandLimits.Default with { Variables = HostCommandLimits.CleanVariables }, CancellationToken.None).GetAwaiter().GetResult();
        return result.Succeeded ? result.OutputText.TrimEnd('\n') : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.ErrorText}");
    }

    /// <summary>Imports one of the bundled histories as a bare repository.</summary>
    public static string ImportSample(string name, string target)
    {
        Directory.CreateDirectory(target);
        Run(target, "init", "-q", "--bare", "--initial-branch=main");
        RunWith(target, File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "tasks", "samples", "repositories", name + ".fast-import")), "fast-import", "--quiet");
        return target;
    }

    /// <summary>Text as bytes.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
