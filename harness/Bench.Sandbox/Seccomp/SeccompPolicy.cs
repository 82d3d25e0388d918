using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Bench.Sandbox.Seccomp;

/// <summary>
/// The system calls that code inside a sandbox may not make: one list for every back end. All others are allowed. A list of refusals
/// and not of permissions: languages and libraries come with new calls, and what they need must not depend on the age of this list;
/// the namespaces, the missing capabilities and the limits carry the isolation, the filter shrinks the surface of the kernel.
/// </summary>
public sealed class SeccompPolicy
{
    private const int NotPermitted = 1; // EPERM
    private const int NotImplemented = 38; // ENOSYS: the C library falls back to the older call
    private const int DomainUnix = 1;
    private const int DomainInet = 2;
    private const int DomainInet6 = 10;
    private const int DomainNetlink = 16;

    /// <summary>Looking into or steering other processes, and keeping things outside of files and memory (integrity.md's B3, H6).</summary>
    private static readonly string[] Refused =
    [
        // other processes
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd",
        // kernel interfaces with a history of holes, and performance counters
        "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "lookup_dcookie",
        // keyrings, System V and POSIX message objects: they outlive the process
        "keyctl", "add_key", "request_key",
        "shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semctl", "semtimedop", "msgget", "msgsnd", "msgrcv", "msgctl",
        "mq_open", "mq_unlink",
        // mounts and namespaces
        "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "open_tree", "open_tree_attr", "move_mount", "fsopen",
        "fsconfig", "fsmount", "fspick", "mount_setattr",
        // handles and watches that reach past the visible tree
        "open_by_handle_at", "name_to_handle_at", "fanotify_init", "fanotify_mark",
        // the machine itself
        "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "create_module", "reboot",
        "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "swapon", "swapoff", "quotactl", "quotactl_fd", "syslog", "acct",
        "sethostname", "setdomainname", "iopl", "ioperm", "vhangup", "nfsservctl", "uselib", "ustat", "sysfs", "_sysctl",
        "migrate_pages", "move_pages",
    ];

    /// <summary>CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.</summary>
    private static readonly ulong[] NamespaceFlags =
        [0x80, 0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000];

    /// <summary>TIOCSTI and TIOCLINUX: typing into somebody else's terminal.</summary>
    private static readonly ulong[] TerminalRequests = [0x5412, 0x541C];

    private SeccompPolicy(ImmutableArray<SeccompRule> rules) => Rules = rules;

    /// <summary>The policy of every sandbox.</summary>
    public static SeccompPolicy Default { get; } = new(DefaultRules());

    /// <summary>In the order in which they are looked at: calls that are refused for some arguments first, because the kernel remembers its answer only for the others.</summary>
    internal ImmutableArray<SeccompRule> Rules { get; }

    /// <summary>The policy as a profile for `docker run --security-opt seccomp=`.</summary>
    public string ToDockerJson() => DockerProfileWriter.Write(Rules);

    /// <summary>The policy as a classic BPF program: an array of <c>struct sock_filter</c>, little endian.</summary>
    /// <exception cref="PlatformNotSupportedException">The architecture is neither x64 nor arm64.</exception>
    public ReadOnlyMemory<byte> ToBpf(Architecture architecture) => BpfWriter.Write(Rules, SyscallTable.For(architecture));

    private static ImmutableArray<SeccompRule> DefaultRules() =>
    [
        .. NamespaceFlags.Select(flag => new SeccompRule("clone", NotPermitted, new(0, SeccompComparison.HasBit, flag))),
        .. SocketRules("socket"),
        .. SocketRules("socketpair"),
        .. TerminalRequests.Select(request => new SeccompRule("ioctl", NotPermitted, new(1, SeccompComparison.LowHalfEqual, request))),
        // The flags of clone3 lie in memory, where a filter cannot look.
        new SeccompRule("clone3", NotImplemented),
        .. Refused.Select(call => new SeccompRule(call, NotPermitted)),
    ];

    /// <summary>
    /// Refuses every address family but local, IPv4, IPv6 and netlink (which name resolution and interface lists need): AF_VSOCK,
    /// AF_ALG, AF_PACKET and the rest. Families are compared one by one because a container profile cannot say "none of these".
    /// </summary>
    private static IEnumerable<SeccompRule> SocketRules(string call)
    {
        int[] allowed = [DomainUnix, DomainInet, DomainInet6, DomainNetlink];
        for (var family = 0; family <= DomainNetlink; family++)
        {
            if (!allowed.Contains(family))
            {
                yield return new SeccompRule(call, NotPermitted, new(0, SeccompComparison.Equal, (ulong)family));
            }
        }

        yield return new SeccompRule(call, NotPermitted, new(0, SeccompComparison.AtLeast, DomainNetlink + 1));
    }
}
