using System.Collections.Immutable;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Docker;

/// <summary>Reads from an engine's description what it cannot enforce. Pure.</summary>
internal static class EngineLimits
{
    /// <summary>Whether user ids inside are other ids outside.</summary>
    public static bool ShiftsIds(SystemInfoResponse engine) => Has(engine, "name=userns") || Has(engine, "name=rootless");

    /// <summary>What is not enforced, each with the reason.</summary>
    public static ImmutableArray<string> NotEnforced(SystemInfoResponse engine, ContainerUser user)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        void NoteUnless(bool holds, string protection, string reason)
        {
            if (!holds)
            {
                notes.Add(Protection.Missing(protection, reason));
            }
        }

        NoteUnless(engine.MemoryLimit, Protection.Memory, "the engine's machine has no memory controller");
        NoteUnless(engine.SwapLimit || engine.CgroupVersion == "2", Protection.Swap, "the kernel of the engine's machine does not account for it");
        NoteUnless(engine.PidsLimit, Protection.Processes, "the engine's machine has no pids controller");
        NoteUnless(engine.CPUSet, Protection.Cores, "the engine's machine has no cpuset controller");
        NoteUnless(Has(engine, "name=seccomp"), Protection.SystemCalls, "the engine has no seccomp");
        NoteUnless(ShiftsIds(engine), Protection.UserNamespace, "the engine runs without user id remapping");
        NoteUnless(
            user.Gives != FolderHandover.None,
            Protection.User,
            "only root can give folders to a user of their own, so code inside has the id of the harness's user");
        return notes.ToImmutable();
    }

    private static bool Has(SystemInfoResponse engine, string option) =>
        engine.SecurityOptions.Any(o => o.Split(',')[0] == option);
}
