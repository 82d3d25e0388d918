using System.Runtime.ExceptionServices;
using Bench.Sandbox;

namespace Bench.Evaluation.Sittings;

/// <summary>What is done with all the arms of a sitting.</summary>
public static class SittingArms
{
    /// <summary>Closes every cell, also when one of them cannot be closed; the first fault is thrown when all are done.</summary>
    /// <param name="arms">The arms.</param>
    public static async Task CloseAsync(IEnumerable<SittingArm> arms)
    {
        Exception? first = null;
        foreach (var arm in arms)
        {
            try
            {
                await arm.Cell.DisposeAsync();
            }
            catch (Exception fault) when (fault is SandboxFaultException or IOException)
            {
                first ??= fault;
            }
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
