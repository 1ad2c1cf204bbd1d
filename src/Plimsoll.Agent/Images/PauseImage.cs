using System.Formats.Tar;

namespace Plimsoll.Agent.Images;

/// <summary>
/// The image of the container that does nothing but hold a task's namespaces: a static ELF of some dozen instructions, written here
/// byte by byte so that no registry is needed. The program ignores SIGCHLD (the kernel then reaps orphans, for it may be PID 1 of a
/// shared PID namespace) and sleeps for ever.
/// </summary>
internal static class PauseImage
{
    public const string Repository = "plimsoll/pause";
    public const string Tag = "1";
    public const string Reference = Repository + ":" + Tag;
    private const int HeadersLength = 64 + 56;
    private const ulong LoadAddress = 0x400000;

    /// <summary>A root file system that holds the program as <c>/pause</c>.</summary>
    /// <param name="architecture"><c>x86_64</c> or <c>arm64</c>.</param>
    /// <exception cref="PlatformNotSupportedException">Another architecture.</exception>
    public static MemoryStream Tar(string architecture)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "pause")
            {
                Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherRead | UnixFileMode.OtherExecute,
                DataStream = new MemoryStream(Program(architecture)),
            });
        }

        tar.Position = 0;
        return tar;
    }

    internal static byte[] Program(string architecture)
    {
        var (machine, code) = architecture switch
        {
            "x86_64" => ((ushort)62, X64),
            "arm64" => ((ushort)183, Arm64),
            _ => throw new PlatformNotSupportedException($"There is no pause program for {architecture}."),
        };
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var length = (ulong)(HeadersLength + code.Length);

        // ELF header: 64-bit, little-endian, executable; the entry point follows the headers.
        writer.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Write((ushort)2);
        writer.Write(machine);
        writer.Write(1u);
        writer.Write(LoadAddress + HeadersLength);
        writer.Write(64ul);
        writer.Write(0ul);
        writer.Write(0u);
        writer.Write((ushort)64);
        writer.Write((ushort)56);
        writer.Write((ushort)1);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);

        // One segment: the whole file, readable and executable.
        writer.Write(1u);
        writer.Write(5u);
        writer.Write(0ul);
        writer.Write(LoadAddress);
        writer.Write(LoadAddress);
        writer.Write(length);
        writer.Write(length);
        writer.Write(0x10000ul);
        writer.Write(code);
        return file.ToArray();
    }

    // struct sigaction { SIG_IGN, no flags, no restorer, empty mask }
    private static readonly byte[] IgnoreAction = [1, .. new byte[31]];

    private static readonly byte[] X64 =
    [
        0xb8, 13, 0, 0, 0,                      // mov eax, rt_sigaction
        0xbf, 17, 0, 0, 0,                      // mov edi, SIGCHLD
        0x48, 0x8d, 0x35, 19, 0, 0, 0,          // lea rsi, [rip+19]: the action
        0x31, 0xd2,                             // xor edx, edx
        0x41, 0xba, 8, 0, 0, 0,                 // mov r10d, 8
        0x0f, 0x05,                             // syscall
        0xb8, 34, 0, 0, 0,                      // again: mov eax, pause
        0x0f, 0x05,                             // syscall
        0xeb, 0xf7,                             // jmp again
        .. IgnoreAction,
    ];

    private static readonly byte[] Arm64 =
    [
        .. Word(0xd28010c8),                    // mov x8, #134: rt_sigaction
        .. Word(0xd2800220),                    // mov x0, #17: SIGCHLD
        .. Word(0x10000181),                    // adr x1, +48: the action
        .. Word(0xd2800002),                    // mov x2, #0
        .. Word(0xd2800103),                    // mov x3, #8
        .. Word(0xd4000001),                    // svc #0
        .. Word(0xd2800928),                    // again: mov x8, #73: ppoll
        .. Word(0xd2800000),                    // mov x0, #0
        .. Word(0xd2800001),                    // mov x1, #0
        .. Word(0xd2800002),                    // mov x2, #0
        .. Word(0xd2800003),                    // mov x3, #0
        .. Word(0xd2800004),                    // mov x4, #0
        .. Word(0xd4000001),                    // svc #0
        .. Word(0x17fffff9),                    // b again
        .. IgnoreAction,
    ];

    private static byte[] Word(uint instruction) => BitConverter.GetBytes(instruction);
}
