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
        void NoteUnless(bool holds, string note)
        {
            if (!holds)
            {
                notes.Add(note);
            }
        }

        NoteUnless(engine.MemoryLimit, "memory: the engine's machine has no memory controller");
        NoteUnless(engine.SwapLimit || engine.CgroupVersion == "2", "swap: the kernel of the engine's machine does not account for it");
        NoteUnless(engine.PidsLimit, "number of processes: the engine's machine has no pids controller");
        NoteUnless(engine.CPUSet, "cores: the engine's machine has no cpuset controller; processes inside are free to move");
        NoteUnless(Has(engine, "name=seccomp"), "system calls: the engine has no seccomp");
        NoteUnless(ShiftsIds(engine), "own user namespace: the engine runs without user id remapping, so ids inside are ids of the machine");
        NoteUnless(
            user.Gives != FolderHandover.None,
            "own user: only root can give folders to a user of their own, so code inside has the id of the harness's user");
        return notes.ToImmutable();
    }

    private static bool Has(SystemInfoResponse engine, string option) =>
        engine.SecurityOptions.Any(o => o.Split(',')[0] == option);
}
