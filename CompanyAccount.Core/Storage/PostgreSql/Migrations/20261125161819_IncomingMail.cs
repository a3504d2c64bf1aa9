using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class IncomingMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "TakesAnswers",
                table: "OutgoingMail",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ReceivedMail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sender = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Fate = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Objection = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAgainAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedMail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Protected = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_AskedAgainAt",
                table: "ReceivedMail",
                column: "AskedAgainAt",
                filter: "\"AskedAgainAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fate_At_Id",
                table: "ReceivedMail",
                columns: new[] { "Fate", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fingerprint",
                table: "ReceivedMail",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_PersonId",
                table: "ReceivedMail",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Place",
                table: "ReceivedMail",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_ThreadId_At",
                table: "ReceivedMail",
                columns: new[] { "ThreadId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReceivedMail");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "TakesAnswers",
                table: "OutgoingMail");
        }
    }
}
