using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Machines;

namespace Bench.Sandbox.Machines;

/// <summary>Names machines on which timings may be compared: equal processors, cores, memory and settings.</summary>
public static class MachineClass
{
    /// <summary>
    /// Digest of what moves timings. The engine's version, the distribution's name and the last part of the kernel's version are
    /// left out: updates of them would split a class without a measurable reason.
    /// </summary>
    public static string Of(Fingerprint fingerprint)
    {
        string[] fields =
        [
            fingerprint.CpuModel ?? "",
            fingerprint.CpuFamily ?? "",
            Text(fingerprint.LogicalCpus),
            Text(fingerprint.PhysicalCores),
            string.Join(';', fingerprint.Siblings.Select(core => string.Join(',', core.Select(cpu => Text(cpu))))),
            Text(fingerprint.NumaNodes),
            fingerprint.Governor ?? "",
            fingerprint.Turbo switch { true => "turbo", false => "fixed", null => "" },
            Text((fingerprint.MemoryMiB + 512) / 1024),
            string.Join('.', fingerprint.Kernel.Split('.', '-').Take(2)),
            fingerprint.Virtualisation ?? "",
            fingerprint.ClockSource ?? "",
            fingerprint.TransparentHugePages ?? "",
            fingerprint.AddressRandomisation ?? "",
        ];
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', fields)));
        return Convert.ToHexStringLower(digest.AsSpan(0, 8));
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
