using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Sandbox.Cgroups;

/// <summary>
/// Where this machine's control groups are and what can be limited with them. Version 1 has one folder for each controller, version
/// 2 one for all; <see cref="CgroupScope"/> hides the difference.
/// </summary>
public sealed class CgroupTree
{
    private readonly CgroupDialect? _dialect;
    private readonly CgroupOwner _owner;
    private int _made;

    private CgroupTree(CgroupDialect? dialect, CgroupOwner owner)
    {
        _dialect = dialect;
        _owner = owner;
    }

    /// <summary>1 or 2; 0 when no controller is mounted.</summary>
    public int Version => _dialect?.Version ?? 0;

    /// <summary>Limits that cannot be enforced by control groups here, each with the reason. Known once <see cref="ProbeAsync"/> has run.</summary>
    public ImmutableArray<string> NotEnforced { get; private set; } = [];

    /// <summary>Looks for the mounts.</summary>
    /// <param name="root">Root of the files that are read; another one than "/" in tests only.</param>
    public static CgroupTree Discover(string root = "/") =>
        new(CgroupMounts.Find(root), CgroupOwner.Current(root));

    /// <summary>Makes a group with small limits and removes it again, to learn what works here.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var limits = new CellLimits([], 64L << 20, 16, DiskBytes: 0, FileBytes: 0, OutputBytes: 0);
        await using var scope = Make(limits);
        NotEnforced = scope.NotEnforced;
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Makes a group with these limits.</summary>
    /// <exception cref="SandboxFaultException">A limit that could be set when the tree was probed cannot be set now.</exception>
    public async Task<CgroupScope> CreateAsync(CellLimits limits)
    {
        var scope = Make(limits);
        var lost = scope.NotEnforced.Except(NotEnforced, StringComparer.Ordinal).ToList();
        if (lost.Count == 0)
        {
            return scope;
        }

        await scope.DisposeAsync();
        throw new SandboxFaultException($"A control group could not be made as before: {string.Join("; ", lost)}");
    }

    /// <summary>Ends and removes the groups that harnesses left behind which are no longer alive; never touches any other group.</summary>
    /// <returns>How many groups were removed.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (_dialect is null)
        {
            return 0;
        }

        var removed = 0;
        foreach (var name in _dialect.Parents.SelectMany(CgroupFiles.Children).Distinct(StringComparer.Ordinal).Where(_owner.IsOfDeadHarness))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await new CgroupScope(_dialect, _dialect.Existing(name), []).DisposeAsync();
            removed++;
        }

        return removed;
    }

    private CgroupScope Make(CellLimits limits)
    {
        if (_dialect is null)
        {
            return new CgroupScope(dialect: null, new CgroupFolders(), [.. CgroupDialect.AllMissing("no control group controller is mounted")]);
        }

        var notes = ImmutableArray.CreateBuilder<string>();
        var number = Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture);
        var folders = _dialect.Create(_owner.Name(number), limits, notes);
        return new CgroupScope(_dialect, folders, notes.ToImmutable());
    }
}
