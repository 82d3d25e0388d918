using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench.Sandbox.Seccomp;

/// <summary>Numbers of the system calls that <see cref="SeccompPolicy"/> names, from the kernel's headers. A call that an architecture does not have is not in its table.</summary>
internal sealed class SyscallTable
{
    private static readonly SyscallTable X64 = new(auditArchitecture: 0xC000003E, firstForeignNumber: 0x40000000, """
        ioctl=16 shmget=29 shmat=30 shmctl=31 socket=41 socketpair=53 clone=56 semget=64 semop=65 semctl=66 shmdt=67
        msgget=68 msgsnd=69 msgrcv=70 msgctl=71 ptrace=101 syslog=103 uselib=134 ustat=136 sysfs=139 vhangup=153
        pivot_root=155 _sysctl=156 adjtimex=159 chroot=161 acct=163 settimeofday=164 mount=165 umount2=166 swapon=167
        swapoff=168 reboot=169 sethostname=170 setdomainname=171 iopl=172 ioperm=173 create_module=174 init_module=175
        delete_module=176 quotactl=179 nfsservctl=180 lookup_dcookie=212 semtimedop=220 clock_settime=227 mq_open=240
        mq_unlink=241 kexec_load=246 add_key=248 request_key=249 keyctl=250 migrate_pages=256 unshare=272 move_pages=279
        perf_event_open=298 fanotify_init=300 fanotify_mark=301 name_to_handle_at=303 open_by_handle_at=304 clock_adjtime=305
        setns=308 process_vm_readv=310 process_vm_writev=311 kcmp=312 finit_module=313 kexec_file_load=320 bpf=321
        userfaultfd=323 io_uring_setup=425 io_uring_enter=426 io_uring_register=427 open_tree=428 move_mount=429 fsopen=430
        fsconfig=431 fsmount=432 fspick=433 clone3=435 pidfd_getfd=438 process_madvise=440 mount_setattr=442 quotactl_fd=443
        open_tree_attr=467
        """);

    private static readonly SyscallTable Arm64 = new(auditArchitecture: 0xC00000B7, firstForeignNumber: null, """
        lookup_dcookie=18 ioctl=29 umount2=39 mount=40 pivot_root=41 nfsservctl=42 chroot=51 vhangup=58 quotactl=60 acct=89
        unshare=97 kexec_load=104 init_module=105 delete_module=106 clock_settime=112 syslog=116 ptrace=117 reboot=142
        sethostname=161 setdomainname=162 settimeofday=170 adjtimex=171 mq_open=180 mq_unlink=181 msgget=186 msgctl=187
        msgrcv=188 msgsnd=189 semget=190 semctl=191 semtimedop=192 semop=193 shmget=194 shmctl=195 shmat=196 shmdt=197
        socket=198 socketpair=199 add_key=217 request_key=218 keyctl=219 clone=220 swapon=224 swapoff=225 migrate_pages=238
        move_pages=239 perf_event_open=241 fanotify_init=262 fanotify_mark=263 name_to_handle_at=264 open_by_handle_at=265
        clock_adjtime=266 setns=268 process_vm_readv=270 process_vm_writev=271 kcmp=272 finit_module=273 bpf=280
        userfaultfd=282 kexec_file_load=294 io_uring_setup=425 io_uring_enter=426 io_uring_register=427 open_tree=428
        move_mount=429 fsopen=430 fsconfig=431 fsmount=432 fspick=433 clone3=435 pidfd_getfd=438 process_madvise=440
        mount_setattr=442 quotactl_fd=443 open_tree_attr=467
        """);

    private SyscallTable(uint auditArchitecture, uint? firstForeignNumber, string numbers)
    {
        AuditArchitecture = auditArchitecture;
        FirstForeignNumber = firstForeignNumber;
        Numbers = numbers
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('='))
            .ToFrozenDictionary(pair => pair[0], pair => uint.Parse(pair[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The kernel's AUDIT_ARCH constant.</summary>
    public uint AuditArchitecture { get; }

    /// <summary>From this number on calls belong to another ABI under the same constant (x32); null where there is none.</summary>
    public uint? FirstForeignNumber { get; }

    public FrozenDictionary<string, uint> Numbers { get; }

    public static SyscallTable For(Architecture architecture) => architecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => throw new PlatformNotSupportedException($"There is no table of system calls for {architecture}; x64 and arm64 have one."),
    };
}
