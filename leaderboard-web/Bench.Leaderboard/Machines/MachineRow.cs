using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;

namespace Bench.Leaderboard.Machines;

/// <summary>A class of machines that runs were made on.</summary>
/// <param name="MachineClass">Its identity: digest of what makes two machines comparable.</param>
/// <param name="Fingerprint">Fingerprint of the newest run.</param>
/// <param name="Grade">What the timings of the newest run are good for.</param>
/// <param name="NoiseFloor">Smallest effect that it was trusted to see in the newest run, as a natural logarithm.</param>
/// <param name="SelfCheck">The self-check behind the newest run; null when it had none.</param>
/// <param name="Runs">Published runs made on it.</param>
/// <param name="Submissions">Submissions in them.</param>
/// <param name="Newest">When the newest of them began.</param>
/// <param name="MedianDrift">Median over all sittings of slowest over fastest stretch; null when no run recorded it.</param>
public sealed record MachineRow(
    string MachineClass,
    Fingerprint Fingerprint,
    RunGrade Grade,
    double NoiseFloor,
    SelfCheckNote? SelfCheck,
    int Runs,
    int Submissions,
    string Newest,
    double? MedianDrift);
