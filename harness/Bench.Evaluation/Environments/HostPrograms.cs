using System.Globalization;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Tasks;

namespace Bench.Evaluation.Environments;

/// <summary>The machine's own programs as the environment of a task.</summary>
public static class HostPrograms
{
    private static readonly string[] Path = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>Digest of the programs that a task requires: where each really lies, its size and when it was installed.</summary>
    /// <exception cref="EnvironmentException">The task does not run on the machine's programs, or one is missing.</exception>
    public static string Identity(LoadedTask task)
    {
        var host = task.Spec.Environment.Host ?? throw new EnvironmentException(
            $"{task.Id}: the task names no environment.host, so it runs in containers only. Use --sandbox docker, or add environment.host with the programs it needs.");
        return ResultKey.Digest(string.Join('\n', host.Requires.Order(StringComparer.Ordinal).Select(program => Describe(task, program))));
    }

    private static string Describe(LoadedTask task, string program)
    {
        var found = Path.Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? throw new EnvironmentException(
            $"{task.Id}: needs the program '{program}', which is not in {string.Join(':', Path)}. Install it (on Debian: apt-get install {program}) or use --sandbox docker.");
        var file = new FileInfo(found);
        var real = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return string.Create(CultureInfo.InvariantCulture, $"{program} {real.FullName} {real.Length} {real.LastWriteTimeUtc.Ticks}");
    }
}
