using Bench.Contracts.Runs;

namespace Bench.Charts.Sittings;

/// <summary>How the arms look in every chart: each has a colour and a shape of its own.</summary>
public static class ArmLook
{
    /// <summary>The series of an arm.</summary>
    public static Series Of(ArmKind kind) => kind switch
    {
        ArmKind.Base => new Series("base", "base", MarkerShape.Circle),
        ArmKind.Control => new Series("control", "control", MarkerShape.Cross),
        ArmKind.Expert => new Series("expert", "expert", MarkerShape.Square),
        _ => new Series("candidate", "candidate", MarkerShape.Triangle),
    };
}
