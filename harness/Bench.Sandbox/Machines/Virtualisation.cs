namespace Bench.Sandbox.Machines;

/// <summary>Finds out whether the machine is a guest, and of which hypervisor.</summary>
internal static class Virtualisation
{
    private static readonly (string Mark, string Name)[] Marks =
    [
        ("VMware", "VMware"),
        ("VirtualBox", "VirtualBox"),
        ("innotek", "VirtualBox"),
        ("Microsoft Corporation", "Hyper-V"),
        ("Amazon EC2", "Amazon EC2"),
        ("Google", "Google Compute Engine"),
        ("QEMU", "KVM"),
        ("KVM", "KVM"),
        ("Xen", "Xen"),
        ("Parallels", "Parallels"),
        ("Apple Virtualization", "Apple Virtualization"),
    ];

    /// <summary>Name of the hypervisor; null on bare metal.</summary>
    public static string? Detect(MachineFiles files)
    {
        if (files.Read("sys/hypervisor/type") is { Length: > 0 } type)
        {
            return type;
        }

        var vendor = $"{files.Read("sys/class/dmi/id/sys_vendor")} {files.Read("sys/class/dmi/id/product_name")}";
        var isGuest = (files.Field("proc/cpuinfo", "flags") ?? "").Split(' ').Contains("hypervisor")
            || files.HasFolder("proc/device-tree/hypervisor");
        var known = Marks.FirstOrDefault(mark => vendor.Contains(mark.Mark, StringComparison.OrdinalIgnoreCase)).Name;
        return (isGuest, known) switch
        {
            // Firmware names of a maker are no proof alone: Microsoft and Google also build machines.
            (true, { } name) => name,
            (false, "KVM" or "VMware" or "VirtualBox" or "Amazon EC2" or "Parallels" or "Apple Virtualization") when !IsMetal(files) => known,
            (true, null) => HasKvmClock(files) ? "KVM" : "unknown hypervisor",
            _ => null,
        };
    }

    private static bool IsMetal(MachineFiles files) =>
        (files.Read("sys/class/dmi/id/product_name") ?? "").EndsWith(".metal", StringComparison.Ordinal);

    private static bool HasKvmClock(MachineFiles files) =>
        (files.Read("sys/devices/system/clocksource/clocksource0/available_clocksource") ?? "").Contains("kvm-clock", StringComparison.Ordinal);
}
