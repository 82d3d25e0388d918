using System.Collections.Immutable;
using System.Globalization;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Docker;

/// <summary>Labels that say whose a container is: this project's, of which run, and of which process on which machine.</summary>
internal static class ContainerLabels
{
    /// <summary>The run; free text.</summary>
    public const string Run = "bench.run";

    /// <summary>Process id and start time of the harness, as <see cref="HarnessProcess"/> writes them.</summary>
    public const string Process = "bench.pid";

    /// <summary>The boot of the machine on which that process runs, and its process namespace.</summary>
    public const string Machine = "bench.machine";

    /// <summary>Words of a LABEL instruction that empty the labels of a container in an image made of it.</summary>
    public static string Clear => string.Create(CultureInfo.InvariantCulture, $"{Run}=\"\" {Process}=\"\" {Machine}=\"\"");

    /// <summary>Labels of everything that this process makes.</summary>
    public static ImmutableSortedDictionary<string, string> OfThisProcess(string run) => Of(run, HarnessProcess.This);

    public static ImmutableSortedDictionary<string, string> Of(string run, HarnessProcess process) => ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create(ImageLabels.Owner, ImageLabels.OwnerValue),
            KeyValuePair.Create(Run, run),
            KeyValuePair.Create(Process, process.ProcessText),
            KeyValuePair.Create(Machine, process.MachineText),
        ]);
}
