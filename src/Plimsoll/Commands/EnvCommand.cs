using System.CommandLine;
using Plimsoll.Hosting;
using Plimsoll.Profiles;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll env</c>: what a shell, or the AWS tools by a profile, need to reach the server.</summary>
internal static class EnvCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var profile = new Option<string?>("--profile") { Description = "Write this profile into ~/.aws instead", HelpName = "NAME" };
        ServerCommandOptions.Check(profile, AwsProfile.IsName, "is not a profile's name: letters, digits and . _ + @ : / - are");
        var command = new Command("env", "Print exports for a shell, or write an AWS profile.") { data, profile };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var access = Access(parsed.GetRequiredValue(data), parsed.GetValue(profile) is null ? output : null);
            if (parsed.GetValue(profile) is { } name)
            {
                foreach (var path in AwsProfile.Write(name, access, Environment.GetEnvironmentVariable))
                {
                    output.WriteLine($"wrote profile {name} to {path}");
                }

                return;
            }

            output.WriteLine($"export AWS_ENDPOINT_URL={access.Server.Endpoint}");
            output.WriteLine($"export AWS_REGION={access.Server.Region}");
            output.WriteLine($"export AWS_DEFAULT_REGION={access.Server.Region}");
            output.WriteLine($"export AWS_ACCESS_KEY_ID={ShellText.Quote(access.Keys.AccessKeyId)}");
            output.WriteLine($"export AWS_SECRET_ACCESS_KEY={ShellText.Quote(access.Keys.SecretAccessKey)}");
            output.WriteLine("unset AWS_SESSION_TOKEN AWS_PROFILE");
        });
        return command;
    }

    // A shell that evaluates this must not go on with the account that it had before: the next command would be done there.
    private static ServerAccess Access(string directory, TextWriter? shell)
    {
        try
        {
            return ServerAccess.Of(directory);
        }
        catch (CommandException)
        {
            shell?.WriteLine("export AWS_ENDPOINT_URL=http://no-plimsoll-server.invalid AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none");
            shell?.WriteLine("unset AWS_SESSION_TOKEN AWS_PROFILE");
            shell?.WriteLine("false");
            throw;
        }
    }
}
